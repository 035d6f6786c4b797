"""What organisms are counted by once nobody knows any more which they were: a handful of families."""

from enum import Enum


class Family(Enum):
    """The value is the word in figures; its name in lower case stands in the shipped directory."""

    SOCIAL_SECURITY = "sécurité sociale, famille et retraite"
    WORK = "emploi et formation"
    STATE = "services de l’État"
    LOCAL = "commune et Département"
    EDUCATION = "école et études"
    SERVICES = "énergie, courrier et autres services"
    OTHER = "autres organismes"
