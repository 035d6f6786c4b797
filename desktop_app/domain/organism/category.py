"""What a procedure is counted under: the ten themes of Aidants Connect, and associations, which it has not.

Sources: the list of procedures of Aidants Connect (version of 10 August 2026) and the themes of La Coop de la médiation
numérique (version of 30 June 2026).
"""

from enum import Enum

from ..theme import theme


class Category(Enum):
    """The value is the code of La Coop."""

    PAPERS = "PapiersElectionsCitoyennete"
    FAMILY = "FamilleScolarite"
    SOCIAL = "SocialSante"
    WORK = "TravailFormation"
    HOUSING = "Logement"
    TRANSPORT = "TransportsMobilite"
    MONEY = "ArgentImpots"
    JUSTICE = "Justice"
    FOREIGN = "EtrangersEurope"
    LEISURE = "LoisirsSportsCulture"
    ASSOCIATIONS = "Associations"

    @property
    def label(self) -> str:
        """As the national tool writes it."""
        return theme(self.value).label

    @property
    def aidants_connect(self) -> str:
        """Its id in Aidants Connect; '' for associations."""
        return _AIDANTS_CONNECT.get(self, "")


_AIDANTS_CONNECT = {
    Category.PAPERS: "papiers",
    Category.FAMILY: "famille",
    Category.SOCIAL: "social",
    Category.WORK: "travail",
    Category.HOUSING: "logement",
    Category.TRANSPORT: "transports",
    Category.MONEY: "argent",
    Category.JUSTICE: "justice",
    Category.FOREIGN: "etranger",
    Category.LEISURE: "loisirs",
}


class Family(Enum):
    """What organisms are counted by once nobody knows any more which they were; the value is the word in figures.

    Its name in lower case stands in the shipped directory.
    """

    SOCIAL_SECURITY = "sécurité sociale, famille et retraite"
    WORK = "emploi et formation"
    STATE = "services de l’État"
    LOCAL = "commune et Département"
    EDUCATION = "école et études"
    SERVICES = "énergie, courrier et autres services"
    OTHER = "autres organismes"
