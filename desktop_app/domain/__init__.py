"""The rules of the counter, in pure Python: values in, new values or a named refusal out.

Glossary: the English name used in code ↔ the French word on screen and paper.

    absent          absent (sans prévenir)         the person did not come and had not called
    act             acte autorisé                  one thing a mandate lets the advisor do
    advisor         conseiller numérique, ambassadeur du numérique
    advisor day     permanence (un jour)           one dated day on which an advisor is here
    appointment     rendez-vous
    arrived         arrivé                         in the building, not yet received
    cancelled       annulé par le service
    controller      responsable de traitement      who answers for the personal data
    convention      convention                     the signed agreement that sends the advisors
    data request    demande de communication de données
    day sheet       feuille d'émargement
    desk            accueil, guichet
    excused         excusé                         the person called to say they would not come
    execution       modalité d'exécution           together / at a distance
    expected        attendu
    forbidden data  donnée interdite               never noted: security number, bank account, password
    hand-over       remise d'un original
    hard end        fin au plus tard
    identity check  vérification d'identité        the kind of document seen, never its number
    information     information donnée             three points said before a mandate is signed
    journal         journal                        who did what when, without personal data
    mandate         mandat
    mention         mention à imprimer
    opposition      opposition à la reconduction   the last day to refuse a tacit renewal
    organism        organisme                      CAF, impôts, ANTS…
    partner         partenaire                     the Département or intercommunalité that sends
    passphrase      phrase de passe
    person          usager
    place           lieu d'accueil                 the médiathèque or mairie that hosts
    procedure       démarche
    purpose         objet de la journée            démarches, ateliers or any individual help
    recovery code   code de secours
    recurring day   jour de permanence             "every Thursday", "the 2nd Tuesday"
    scope           objet du mandat
    seen            reçu                           the appointment was kept
    slot            créneau
    theme           motif                          the themes of the national reporting tool
    withdrawal      retrait
    withdrawal receipt   récépissé de retrait
"""
