"""What the person entrusts to the advisor for a mandate, by kind: never a value, a number nor a copy."""

from enum import Enum


class Entrusted(Enum):
    """A kind of document; the value is what the paper says."""

    IDENTITY = "pièce d’identité"
    ADDRESS = "justificatif de domicile"
    TAX_NOTICE = "avis d’imposition"
    INCOME = "bulletin de salaire ou de pension"
    BANK_DETAILS = "RIB"
    CERTIFICATE = "attestation d’un organisme"
    FAMILY = "livret de famille ou acte d’état civil"
    LETTER = "courrier reçu"
    SUPPORTING = "autre pièce justificative"
