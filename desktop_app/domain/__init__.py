"""The rules of the counter, in pure Python: values in, new values or a named refusal out.

Glossary: the English name used in code ↔ the French word on screen and paper.

    absence         absence d’un conseiller        from half a day to months, replaced or not
    absent          absence (sans prévenir)        the person did not come and had not called
    account         compte                         who opens the file: a name, a passphrase, roles
    act             acte autorisé                  one thing a mandate lets the advisor do
    act done        acte fait                      what an advisor did under a mandate, for which line, and the result
    acts report     compte rendu                   what was done under a mandate, told on paper to who gave it
    advisor         conseiller numérique, ambassadeur du numérique
    amendment       avenant                        from a day on, other terms of the same convention
    appointment     rendez-vous
    arrived         sur place                      in the building, not yet received
    attendance      présence du conseiller         whether an advisor came on a day, and when
    backup          sauvegarde                     a verified copy of the file, kept for 35 days
    bank holiday    jour férié                     named in every list of days; it closes the place unless told not to
    birth name      nom de naissance               the surname before another one: it finds the same person
    blank           mandat vierge                  numbered, filled in by hand, entered once it was signed
    calendar        calendrier du lieu             which days have a name here, and which of them close the place
    call            appel                          telling somebody that their appointment is not held
    call list       liste d’appel                  everybody who is still to be told, and what to propose to each
    cancelled       annulé par le service
    capacity        contenance d’un atelier        the least of room, machines, convention; what limits it is named
    cascade         conséquences                   what a change of the days does to people, said before it is made
    catalogue entry    atelier du catalogue        a workshop that may be given again and again
    circumstances   précisions d’un rendez-vous    who comes along, at a distance, what to know
    clock           horloge de l'ordinateur
    closure         fermeture                      days on which the place opens to nobody
    control         contrôle                       every page of a file read back and checked
    controller      responsable de traitement      who answers for the personal data
    convention      convention                     what sends the advisors: signed, or the commune's own service
    data notice     information sur les données     what the law has one tell, in words kept one for each choice
    data request    demande de communication de données
    data terms      réponses du délégué            what the controller’s data protection officer has decided
    day sheet       feuille d'émargement           one for each workshop, and for each way of receiving
    deadline        échéance                       a date awaited under a mandate, and what is to be done by then
    delay           délai d’une lettre             what a text leaves after it, its own day not counted
    desk            accueil, guichet
    destruction     destruction                    what was destroyed, why and when; its proof names nobody
    door notice     avis de porte                  the sheet that tells on the door that nobody receives
    eligibility     vérifié (à quel titre)         as whom somebody may come to a workshop, once it was seen
    elimination     bordereau d’élimination        the originals proposed to the Archives for destruction
    elsewhere       mandat Aidants Connect         held in the national tool: its reference, its two days
    ending          fin avant le terme             agreed, by notice, for fault, force majeure, or a renewal refused
    entitlement     réservé (atelier)              as whom people may come to a workshop: inhabitant, staff…
    equipment       matériel d’une séance          what a convention wants there at each opening, and who owes it
    erasure         effacement                     a person, or those not seen for long, taken out of the file
    event           événement                      a market, a forum, an open day: a headcount, no names
    exception       changement d’un jour           one date that is not what its pattern says
    excused         a prévenu                      the person called to say they would not come
    execution       modalité d'exécution           together / at a distance
    expected        prévu
    first guesses   phrase de passe (à éviter)     common words, rows of the keyboard, names of the place
    forbidden data  donnée interdite               never noted: security number, bank account, password
    fulfilment      prévu / réalisé                due by the text, planned, held, lost and added, and why
    hand-over       remise                         an original of a mandate; a request, to the advisor who books
    hard end        fin au plus tard
    house rules     règles du lieu                 idle lock, months kept, second place of the backups
    identity check  vérification d'identité        the kind of document seen, never its number
    information     information donnée             three points said before a mandate is signed
    information notice    notice d’information    what becomes of the data, given before a mandate is signed
    journal         journal                        who did what when, without personal data
    journal chain   chaînage du journal            each line holds what proves the one before
    journal head    tête du journal                the number of the last line and its digest
    left            départ sans entretien          the person came, and went before being received
    loan            prêt de matériel               what is lent to the place for some days, and where it is locked away
    manager         référent
    mandate         mandat
    mention         mention à imprimer
    message         message                        left at the desk for an advisor, until it is read
    mode            mode d’accueil                 by appointment, without appointment, or a workshop
    notice          préavis                        until when to write before one ends that does not renew by itself
    opposition      opposition à la reconduction   the last day to refuse a tacit renewal
    organism        organisme                      CAF, impôts, ANTS…
    orientation     fiche d’orientation            where to go when no mandate is possible; it names nobody
    original        original du service            the signed paper that the service keeps: its place, its term
    outing          demande hors les murs          somebody asks that the advisor come elsewhere, and it is decided
    own time        temps sans usagers             preparation, travel, training: apart from the hours held
    partner         partenaire                     the Département or intercommunalité that sends
    partner model   modèle du partenaire           the mandate that a convention imposes, with its fields, by version
    passphrase      phrase de passe
    path            qui signe, et avec qui         all that is kept of who may sign, and of why
    patience        attente                        how long to wait after wrong passphrases
    pattern         jour de permanence             "every Thursday", "the 2nd Tuesday"
    person          usager
    place           lieu d'accueil                 the médiathèque or mairie that hosts
    plain sheet     feuille en langage simple      a mandate explained to who gives it, an idea a picture
    planning        planning                       the patterns, and the sessions they give
    power cut       coupure                        no current or no computer, and the papers to go on for a week
    procedure       démarche
    profile         profil                         how many were of which sex, age and status: never who
    purpose         objet de la journée            démarches, ateliers or any individual help
    queue           file d’attente                 those who came without appointment, in order of arrival
    reading sheet   fiche de lecture et de témoins    who read a mandate aloud, translated it, stood witness
    reception       accueil                        who comes to the counter: appointments, and calls still to be made
    recovery code   code de secours
    register        registre                       those of a place, in force, to come, closed
    reminder        rappel                         telling people by telephone, the day before, that they are expected
    renewal         reconduction, renouvellement   a period more; or a new convention that follows
    request         demande                        somebody who came and was not received: why, and what came of it
    rights request  demande sur les données        to see, correct or erase what is held: answered in a month
    role            rôle                           accueil, conseiller, référent
    room            salle                          where hours are held in a place, how many it seats, what it suits
    school holidays    vacances scolaires             shown by name; they close nothing unless the place says so
    school zone     zone scolaire                  A, B or C
    scope           objet du mandat
    seen            réalisé                        the appointment was kept
    segment         plage horaire                  hours without a break, held in one mode
    series          série                          appointments of one person booked together, week after week
    session         permanence (un jour)           one dated day on which an advisor is here
    signed sheet    feuille signée                 the sign-in sheet come back, typed again row after row
    slot            créneau
    submission      proposition d’atelier          a workshop proposed to the partner, through its committees
    tally           relevé                         what an advisor ticks on paper: a line a person, no surname
    terms           termes                         what one version of a convention says
    territory       territoire                     where bank holidays are added to the eleven
    theme           motif                          the themes of the national reporting tool
    ticket          numéro d’appel                 somebody who came without appointment, numbered each day from 1
    transmittal     bordereau                      the requests passed on to the partner, each with its answer
    understanding   compréhension                  three questions that the person answers in their own words
    volume          volume de présence             how much presence a text promises, a week or a month
    waiting list    liste d’attente                who came, was not received and wants the next free place
    way             faire avec, ou pour            with the person, by a mandate, or elsewhere: counted, never by name
    withdrawal      retrait
    withdrawal receipt   récépissé de retrait
    workshop        atelier                        what several people learn together, with a minimum and a decision
"""
