"""The words of Qt's own windows that its French file leaves in English."""

from PySide6.QtCore import QTranslator

_WORDS = {
    "&Look in:": "&Dans :",
    "&Directory:": "&Dossier :",
    "&File name:": "&Nom du fichier :",
    "Files of &type:": "&Type de fichiers :",
    "Save": "Enregistrer",
    "Computer": "Ordinateur",
    "Drive": "Lecteur",
    "File": "Fichier",
    "Folder": "Dossier",
    "File Folder": "Dossier",
    "%1 File": "Fichier %1",
    "Alias": "Alias",
    "Shortcut": "Raccourci",
    "Unknown": "Inconnu",
    "Invalid filename": "Nom de fichier refusé",
    "Type": "Type",
    "%1 TB": "%1 To",
    "%1 GB": "%1 Go",
    "%1 MB": "%1 Mo",
    "%1 KB": "%1 Ko",
    "%1 bytes": "%1 octets",
    "%1 byte(s)": "%1 octet(s)",
    "%1 KiB": "%1 Kio",
}


class QtWords(QTranslator):
    """To be installed before Qt's own French, which is then asked first."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The French of what a box of files or of buttons says, '' when it is not known here."""
        return _WORDS.get(source, "") if context.startswith("Q") else ""
