"""Who can help somebody for whom no mandate is possible here: nobody leaves without an answer."""

from enum import Enum


class Helper(Enum):
    """Who can help when no mandate is possible: the value is the name, `does` what they do."""

    CURATOR = "La personne qui signe avec vous"
    REPRESENTATIVE = "La personne qui vous représente"
    PARENT = "Votre parent, ou qui a l’autorité parentale"
    CCAS = "Le CCAS de votre commune"
    POINT_JUSTICE = "Le Point-justice (CDAD)"
    NOTARY = "Un notaire"
    FRANCE_SERVICES = "Une maison France services"
    PAN = "Le point d’accueil numérique de la préfecture"

    @property
    def does(self) -> str:
        """In one short sentence."""
        return _DOES[self]


_DOES = {
    Helper.CURATOR: "Revenez ensemble : le papier se signe à deux.",
    Helper.REPRESENTATIVE: "Elle peut faire les démarches elle-même, ou venir ici donner le mandat.",
    Helper.PARENT: "Revenez ensemble : c’est cette personne qui signe.",
    Helper.CCAS: "Aide sociale, dossiers, accompagnement près de chez vous.",
    Helper.POINT_JUSTICE: "Conseil gratuit sur vos droits. Téléphone : 30 39.",
    Helper.NOTARY: "Il peut écrire un mandat même si vous ne signez pas de votre main.",
    Helper.FRANCE_SERVICES: "Aide pour la CAF, l’Assurance maladie, les impôts, la retraite, l’emploi.",
    Helper.PAN: "Carte d’identité, passeport, permis, carte grise, titre de séjour.",
}
ANYWHERE = (Helper.CCAS, Helper.POINT_JUSTICE, Helper.FRANCE_SERVICES, Helper.PAN)
"""Those who help anybody, whatever stood in the way."""
