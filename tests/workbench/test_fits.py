"""A cell of the grid holds what was asked of every council, or nothing."""

import pytest

from assistant.asked import Asked
from assistant.reply import Claim, ClaimKind
from corpus.terms import load_vocabulary
from workbench.councils.fits import fitting

LOOKED_AFTER = "How many children are looked after?"
CHIEF = "Who is the chief executive?"
AGENCY = "What percentage of social workers are agency staff?"


@pytest.mark.parametrize(
    ("asked", "question", "text", "fits"),
    [
        (Asked.COUNT, LOOKED_AFTER, "348 children were looked after on 31 March 2021.", True),
        (Asked.COUNT, LOOKED_AFTER, "At 31 March 2021 there were 348 looked-after children.", True),
        (Asked.COUNT, LOOKED_AFTER, "21. There are good plans for children who are looked after.", False),
        (Asked.COUNT, LOOKED_AFTER, "The council has 61 foster carers.", False),
        (Asked.COUNT, "How many foster carers are there?", "The council aims for 30 foster carers.", False),
        (Asked.PERCENTAGE, AGENCY, "Agency staff were 22% of social workers.", True),
        (Asked.PERCENTAGE, AGENCY, "Turnover of social workers rose to 9% that year.", False),
        (Asked.PERCENTAGE, AGENCY, "For agency staff the England average was 18%.", False),
        (Asked.PERSON, CHIEF, "Carys Treharne, the chief executive, apologised.", True),
        (Asked.PERSON, CHIEF, "Lead inspector: Huw Treharne", False),
        (Asked.PERSON, CHIEF, "Huw Treharne, the former chief executive, spoke.", False),
        (Asked.PERSON, "Who is the leader of the council?", "Deputy Leader Huw Treharne spoke.", False),
        (Asked.MONEY, "How much did council tax rise by?", "The council tax rise is 4.9 per cent, or £70.", True),
        (Asked.COUNT, "How many minibuses are there?", "The council has 12 minibuses.", True),
        (Asked.OPEN, "What did inspectors say of Gwynedd?", "Morale was good.", True),
    ],
)
def test_a_claim_fits_where_it_tells_what_was_asked(asked: Asked, question: str, text: str, fits: bool) -> None:
    claim = Claim(text, (1,), ClaimKind.QUOTE)
    assert bool(fitting(asked, question, "Gwynedd", [claim], load_vocabulary())) is fits
