"""Pages as pictures: PDFium is asked by one thread at a time, however many accounts print and look."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from desktop_app.screens.printing.render import in_one, look_at, page_picture
from tests.screens.test_preview import a_pdf


def test_several_threads_may_draw_at_once(qapp: object) -> None:
    pdf = a_pdf(3)
    alone = [page_picture(pdf, at, 60) for at in range(3)]

    def work(turn: int) -> bool:
        whole = in_one([pdf, pdf])
        return len(look_at(whole)) == 6 and page_picture(whole, turn % 6, 60) == alone[turn % 3]

    with ThreadPoolExecutor(6) as threads:
        assert all(threads.map(work, range(60)))
