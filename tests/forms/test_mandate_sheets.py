"""The sheets beside a mandate: their pictures, their frames, what holds together, what names nobody's health."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.convention import LegalBasis, SpecialGround, together
from desktop_app.domain.errors import StepMissing
from desktop_app.domain.mandate import Aid, Birth, Path, Signing
from desktop_app.domain.mandate.information_notice import parts
from desktop_app.forms import data_request_sheet, information_notice, pictograms, plain_sheet, reading_sheet

from . import reading, samples, samples_sheets
from .reading import MM

HEALTH = re.compile(r"\b(malad|handicap|mental|psych|médec|médic|hôpital|trouble|aveugl|sourd|paraly|dément|âgé)", re.I)


@pytest.mark.parametrize("picture", pictograms.EVERY, ids=lambda picture: picture.shows)
def test_a_picture_stays_in_its_square_and_says_what_it_shows(picture: pictograms.Picture) -> None:
    import io

    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(pictograms.SIZE * 3, pictograms.SIZE * 3), invariant=1)
    pictograms.Pictogram(picture).drawOn(canvas, pictograms.SIZE, pictograms.SIZE)
    canvas.save()
    size = pictograms.SIZE
    whole = reading.Mark(0, 0, size * 3, size * 3)
    inside = reading.Mark(size, size, size * 2, size * 2)
    drawn = reading.ink(file.getvalue(), 0, inside)
    assert drawn > 0 and drawn == reading.ink(file.getvalue(), 0, whole)
    assert 25 * MM <= size <= 30 * MM
    assert len(picture.shows.split()) >= 2


def test_each_idea_has_its_own_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[pictograms.Picture] = []
    draw = pictograms.Pictogram.draw

    def note(self: pictograms.Pictogram) -> None:
        shown.append(self.picture)
        draw(self)

    monkeypatch.setattr(pictograms.Pictogram, "draw", note)
    for call, others in (("0468000000", {pictograms.QUESTION}), ("", {pictograms.TELEPHONE})):
        shown.clear()
        head = replace(samples.HEAD, place=replace(samples.PLACE, phone=call))
        plain_sheet.build(samples_sheets.plain_sheet(head))
        assert len(set(shown)) == len(shown)
        assert set(shown) == set(pictograms.EVERY) - others


def test_where_nobody_answers_the_telephone_none_is_shown() -> None:
    head = replace(samples.HEAD, place=replace(samples.PLACE, phone=""))
    words = reading.whole(plain_sheet.build(samples_sheets.plain_sheet(head)))
    assert "Téléphone" not in words and "téléphonez" not in words and "Venez le dire, ou écrivez" in words


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (lambda: information_notice.build(samples_sheets.information_notice()), 1),
        (lambda: information_notice.build(samples_sheets.worst_information_notice()), 1),
        (lambda: reading_sheet.build(samples_sheets.reading_sheet()), 4),
        (lambda: reading_sheet.build(samples_sheets.worst_reading_sheet()), 6),
        (lambda: reading_sheet.build(reading_sheet.ReadingSheet(samples.HEAD)), 6),
        (lambda: data_request_sheet.build(samples_sheets.data_request_sheet()), 2),
    ],
)
def test_each_signs_in_a_frame_of_its_own(draw: Callable[[], bytes], expected: int) -> None:
    pdf = draw()
    pages = range(reading.page_count(pdf))
    frames = [(page, each) for page in pages for each in reading.frames_under(pdf, page, "Signature :")]
    assert len(frames) == expected
    assert all(each.height >= 25 * MM and each.width >= 60 * MM for _, each in frames)
    assert all(reading.ink(pdf, page, reading.inside(each)) == 0 for page, each in frames)


def test_the_foot_of_a_notice_is_never_alone_on_its_page() -> None:
    notice = samples_sheets.information_notice()
    for months in range(8):
        more = replace(notice.said, controller=f"{notice.said.controller} {'et la commune ' * 9 * months}")
        last = reading.pages(information_notice.build(replace(notice, said=more)))[-1]
        assert last.index("Pour lui écrire : CNIL") < last.index("Coupez ici")


@pytest.mark.parametrize("aid", Aid)
def test_whoever_helps_signs_with_their_name_and_the_hour(aid: Aid) -> None:
    words = reading.whole(reading_sheet.build(samples_sheets.reading_sheet(aids=frozenset({aid}))))
    people = 2 if aid is Aid.WITNESSES else 1
    assert words.count("Nom, prénom :") == people
    assert words.count("Signature :") == people + 2
    assert "Le Boulou, le jeudi 26 novembre 2026, vers 10 h 30" in words


def test_why_nobody_signs_is_told_without_a_word_about_health() -> None:
    words = reading.whole(reading_sheet.build(reading_sheet.ReadingSheet(samples.HEAD)))
    assert "Pourquoi la personne ne signe pas. Rien n’est écrit sur sa santé :" in words
    assert not HEALTH.findall(words)


BORN = Birth("Roca i Puig", date(1948, 3, 12), "Perpignan (66)")


@pytest.mark.parametrize(
    ("birth", "told", "by_hand"),
    [
        (None, "", "Né(e) le"),
        (Birth(on=BORN.on), "", "Né(e) le"),
        (BORN, "Nom de naissance : Roca i Puig. Né(e) le 12 mars 1948, à Perpignan (66). N° de dossier :", ""),
    ],
)
def test_a_birth_is_printed_where_it_is_known_and_written_by_hand_where_not(
    birth: Birth | None, told: str, by_hand: str
) -> None:
    sheet = samples_sheets.data_request_sheet()
    body = replace(sheet.mandate.open_body, birth=birth)
    words = reading.whole(data_request_sheet.build(replace(sheet, mandate=replace(sheet.mandate, body=body))))
    assert told in words
    assert (f"{by_hand} à N° de dossier :" in words) is bool(by_hand)


@pytest.mark.parametrize("named", ["Léa Lefèvre", ""])
def test_whoever_signs_for_another_is_said_to(named: str) -> None:
    path = Path(Signing.BY_PARENT)
    sheet = samples_sheets.data_request_sheet()
    body = replace(sheet.mandate.open_body, path=path, given_for=named)
    asked = reading.whole(data_request_sheet.build(replace(sheet, mandate=replace(sheet.mandate, body=body))))
    assert f"Cette personne est le parent de : {named}" in asked
    plain = samples_sheets.plain_sheet()
    told = reading.whole(plain_sheet.build(replace(plain, mandate=replace(plain.mandate, body=body))))
    assert (f"Vous le donnez pour : {named}." in told) is bool(named)


def test_nothing_is_asked_of_an_organism_before_both_signatures() -> None:
    sheet = replace(samples_sheets.data_request_sheet(), mandate=samples.identified())
    with pytest.raises(StepMissing, match="Rien ne se demande avant les deux signatures"):
        data_request_sheet.build(sheet)


def test_where_a_paper_has_no_numbers_the_request_names_none() -> None:
    sheet = samples_sheets.data_request_sheet()
    words = reading.whole(data_request_sheet.build(replace(sheet, mandate=replace(sheet.mandate, line_count=0))))
    assert "Relevé de carrière." in words and "du mandat)" not in words


def _told(basis: LegalBasis, special: SpecialGround, years: int) -> str:
    terms = replace(
        samples.CONVENTION, data=replace(samples.CONVENTION.data, basis=basis, special=special, paper_years=years)
    )
    every = parts(together([terms]), "la conseillère", 24)
    return " ".join(word for part in every for word in (part.asked, *part.told, *part.items))


def test_the_notice_tells_all_that_article_13_asks() -> None:
    told = _told(LegalBasis.PUBLIC_TASK, SpecialGround.EXPLICIT_CONSENT, 6).replace("\N{NO-BREAK SPACE}", " ")
    for point in (
        "Le responsable est : Département des Pyrénées-Orientales",
        "24 quai Sadi-Carnot",
        "dpo@departement.exemple",
        "À vous recevoir et à faire vos démarches",
        "article 6-1 e",
        "Personne d’autre",
        "Elles ne quittent pas l’Union européenne",
        "24 mois après votre dernière visite",
        "gardé sous clé 6 ans après la fin, puis détruit",
        *(f"article {number}" for number in (15, 16, 17, 18, 21, 85)),
        "CNIL, 3 place de Fontenoy",
        "rien ne vous oblige",
        "la démarche ne peut pas se faire",
        "Aucune décision n’est prise par un ordinateur",
        "Parfois aussi d’un organisme",
        "La réponse vient en un mois",
    ):
        assert point in told, point


def test_the_notice_follows_what_the_officer_decided() -> None:
    public = _told(LegalBasis.PUBLIC_TASK, SpecialGround.EXPLICIT_CONSENT, 6)
    word = _told(LegalBasis.CONSENT, SpecialGround.SOCIAL_PROTECTION, 0)
    duty = _told(LegalBasis.LEGAL_DUTY, SpecialGround.SOCIAL_PROTECTION, 5)
    number = "\N{NO-BREAK SPACE}21)"
    assert number in public and number not in word and number not in duty
    assert "avec votre accord (RGPD" in word and "avec votre accord (RGPD" not in public
    assert "une croix" in public and "une croix" not in duty and "protection sociale" in duty
    assert "gardé sous clé jusqu’à la fin" in word
