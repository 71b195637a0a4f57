"""What a question asks for, by its words."""

import pytest

from assistant.asked import Asked, asked_by


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What were the four priorities?", Asked.LIST),
        ("Name the areas for improvement.", Asked.LIST),
        ("How many children were looked after?", Asked.COUNT),
        ("How much did the placements cost?", Asked.MONEY),
        ("What percentage of posts was vacant?", Asked.PERCENTAGE),
        ("How long did the assessments take?", Asked.DURATION),
        ("When did monitoring end?", Asked.DATE),
        ("Who chaired the board?", Asked.PERSON),
        ("Why was the plan rejected?", Asked.REASON),
        ("Did the council agree?", Asked.YES_NO),
        ("Where did the meeting take place?", Asked.PLACE),
        ("What does CIW stand for?", Asked.DEFINITION),
        ("Compare Powys and Wrexham.", Asked.COMPARISON),
        ("How has demand changed since 2018?", Asked.CHANGE),
        ("What were the exact words of the minister?", Asked.EXACT),
        ("When was the article on foster carers published?", Asked.PUBLISHED),
        ("Tell me about the inspection.", Asked.OPEN),
        ("What days did the inspectors visit?", Asked.DATE),
        ("What was the last day to reply?", Asked.DATE),
        ("How quickly must a fine be paid?", Asked.DURATION),
        ("What was the precept for 2018-19?", Asked.MONEY),
        ("Who are the 'separated children' of the report?", Asked.DEFINITION),
        ("What kind of organisation is Achieving for Children?", Asked.DEFINITION),
        ("What's the name of the adoption agency it uses?", Asked.OPEN),
        ("What is the name of the director?", Asked.PERSON),
        ("Which greater manchester council mended most?", Asked.COUNCIL),
        ("What was Powys council talking about?", Asked.OPEN),
    ],
)
def test_an_english_question_says_what_it_asks_for(question: str, kind: Asked) -> None:
    assert asked_by(question) is kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Beth yw'r blaenoriaethau?", Asked.LIST),
        ("Sawl plentyn oedd yn derbyn gofal?", Asked.COUNT),
        ("Faint o blant oedd yno?", Asked.COUNT),
        ("Pryd oedd yr arolygiad?", Asked.DATE),
        ("Pwy oedd y gweinidog?", Asked.PERSON),
        ("Pam?", Asked.REASON),
        ("Pryd y cyhoeddwyd y datganiad?", Asked.PUBLISHED),
        ("Beth yw pum amcan y strategaeth?", Asked.LIST),
        ("Rhestrwch yr argymhellion.", Asked.LIST),
        ("Pa feysydd sydd angen eu gwella?", Asked.LIST),
        ("Pa nifer a adawodd?", Asked.COUNT),
        ("Faint oedd yn absennol?", Asked.AMOUNT),
        ("Faint gostiodd y lleoliadau?", Asked.MONEY),
        ("Faint o gyllideb sydd ar ôl?", Asked.MONEY),
        ("Beth oedd y gorwariant yn 2019?", Asked.MONEY),
        ("Pa ganran o'r swyddi oedd yn wag?", Asked.PERCENTAGE),
        ("Sawl diwrnod y parodd yr ymweliad?", Asked.DURATION),
        ("Ym mha flwyddyn y daeth i ben?", Asked.DATE),
        ("Pa weinidog a'i llofnododd?", Asked.PERSON),
        ("Pa radd a gafodd y cyngor?", Asked.GRADE),
        ("Pa gyngor a wariodd fwyaf?", Asked.COUNCIL),
        ("A gytunodd y cyngor?", Asked.YES_NO),
        ("A oedd y cyngor yn cytuno?", Asked.YES_NO),
        ("Ble cynhaliwyd y cyfarfod?", Asked.PLACE),
        ("Lle mae'r swyddfa?", Asked.PLACE),
        ("Ym mha dref y mae'r swyddfa?", Asked.PLACE),
        ("Pwy oedd y cyfarwyddwr ar y pryd?", Asked.PERSON),
        ("Pwy sy'n cadeirio'r grŵp?", Asked.PERSON),
        ("Ar ba ddyddiad y daeth i ben?", Asked.DATE),
        ("Pa bryd y bu'r arolygiad?", Asked.DATE),
        ("Pryd gafodd yr adroddiad ei gyhoeddi?", Asked.PUBLISHED),
        ("Sawl un o'r argymhellion a dderbyniwyd?", Asked.COUNT),
        ("Pa mor fuan yr oedd rhaid ateb?", Asked.DURATION),
        ("Ers faint mae'r swydd yn wag?", Asked.DURATION),
        ("Faint yn fwy o blant oedd mewn gofal yn 2018 nag yn 2014?", Asked.CHANGE),
        ("O faint y cynyddodd y gyllideb?", Asked.CHANGE),
        ("P'un oedd fwyaf, Powys ynteu Ceredigion?", Asked.COMPARISON),
        ("O'i gymharu â Harrow, sut oedd Brent?", Asked.COMPARISON),
        ("Faint yw cyflog y prif weithredwr?", Asked.MONEY),
        ("Beth oedd y dyfarniad cyffredinol?", Asked.GRADE),
        ("Beth yw'r tair blaenoriaeth?", Asked.LIST),
        ("Ai Ofsted wnaeth yr arolygiad?", Asked.YES_NO),
        ("A fydd Wrecsam yn agor cartref?", Asked.YES_NO),
        ("Beth yw ystyr MASH?", Asked.DEFINITION),
        ("Cymharwch Bowys a Wrecsam.", Asked.COMPARISON),
        ("Pa un oedd uwch, Powys neu Wrecsam?", Asked.COMPARISON),
        ("Sut newidiodd y galw rhwng 2018 a 2020?", Asked.CHANGE),
        ("Beth oedd union eiriau'r gweinidog?", Asked.EXACT),
        ("Beth ddywedodd yr adroddiad am gartrefi?", Asked.OPEN),
    ],
)
def test_a_welsh_question_says_what_it_asks_for(question: str, kind: Asked) -> None:
    assert asked_by(question) is kind
