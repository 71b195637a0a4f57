"""Welsh words in English: every form a reader may write, whole questions, and the list itself."""

import pytest

from corpus.gloss import english_of, english_reading, meanings, phrases_in
from corpus.terms import load_vocabulary


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("arolygiad", "inspection"),
        ("arolygiadau", "inspection"),
        ("harolygiad", "inspection"),
        ("blant", "child"),
        ("phlant", "child"),
        ("mhlentyn", "child"),
        ("gyllideb", "budget"),
        ("nghyllideb", "budget"),
        ("Fwrdd", "board"),
        ("gostiodd", "cost"),
        ("costiwyd", "cost"),
        ("dywedodd", "say"),
        ("ddywedwyd", "say"),
        ("argymhellodd", "recommend"),
        ("arolygwyd", "inspect"),
        ("cyhoeddwyd", "publish"),
        ("chyhoeddir", "publish"),
        ("canfuwyd", "find"),
        ("cynhaliwyd", "hold"),
        ("benodwyd", "appoint"),
        ("waethygodd", "worsen"),
        ("Fawrth", "March"),
        ("Nhachwedd", "November"),
        ("ddyfarnodd", "award"),
        ("gyrhaeddodd", "reach"),
        ("disodlwyd", "replace"),
        ("ohirir", "postpone"),
        ("fwyaf", "most"),
        ("leiaf", "least"),
        ("chanllawiau", "guidance"),
        ("fathau", "type"),
        ("filiwn", "million"),
        ("fyddin", "army"),
    ],
)
def test_a_word_is_known_in_its_plural_verb_forms_and_mutations(word: str, meaning: str) -> None:
    assert english_of(word)[0] == meaning


@pytest.mark.parametrize("word", ["Brinn", "Lincolnshire", "JICPA", "xyzzy", "Harris", "Powell", "Winston", "Anderson"])
def test_a_name_or_an_unknown_word_has_no_meaning(word: str) -> None:
    assert english_of(word) == ()


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("Faint gostiodd staff asiantaeth ym Mhowys?", "how much cost agency workers Powys"),
        (
            "Pryd yr arolygodd AGC wasanaethau plant Bro Morgannwg?",
            "when inspect Care Inspectorate Wales children's services Vale of Glamorgan",
        ),
        ("Pwy oedd y prif weithredwr dros dro ym mis Awst 2018?", "who chief executive interim August 2018"),
        ("A oedd pedair blaenoriaeth?", "4 priorities"),
        ("Pwy oedd Prif Swyddog Meddygol Lloegr ar y pryd?", "who Chief Medical Officer England at the time"),
        ("Pa mor aml y cynhelir ymarfer ledled y Deyrnas Unedig?", "how often hold practice across UK"),
        ("A wrthododd Llywodraeth yr Alban yr argymhelliad?", "refuse Scottish Government recommendations"),
        ("Pryd y cyhoeddwyd yr ymateb yn San Steffan?", "when publish response Westminster"),
        ("Faint fydd y cynllun gwaed heintiedig yn ei dalu?", "how much plan infected blood pay"),
        ("Pam y gohiriwyd yr etholiadau lleol yng Ngwynedd?", "why postpone local elections Gwynedd"),
        ("Beth ddywedodd yr Ysgrifennydd Gwladol yn Nhŷ'r Cyffredin?", "what say secretary of state House of Commons"),
        ("Sawl un o'r cleifion a gafodd eu brechu?", "how many of patient vaccinate"),
        ("Pwy ddisodlodd gadeirydd y bwrdd iechyd?", "who replace chair health board"),
        ("Faint o dai fforddiadwy a adeiladwyd llynedd?", "how much affordable housing build last year"),
        ("Pa gronfeydd wrth gefn sydd gan y cyngor?", "which reserves council"),
        ("A oedd y rhan fwyaf o'r swyddi yn rhan-amser?", "most posts part-time"),
        ("Beth yw'r ddyletswydd gonestrwydd yng Ngogledd Iwerddon?", "what duty of candour Northern Ireland"),
    ],
)
def test_a_question_is_read_word_by_word_in_english(question: str, english: str) -> None:
    assert english_reading(question, load_vocabulary()) == english


def test_a_turn_of_phrase_means_what_its_words_together_mean() -> None:
    found = phrases_in("Roedd y plant mewn perygl, a'r cyfarwyddwr yn un dros dro.")
    assert [mention.entry for mention in found] == ["at risk", "interim"]
    assert {"interim", "acting"} <= set(english_of("dros dro"))
    assert english_of("ddiwrnod gwaith") == ("working day",)


def test_every_word_of_the_list_is_lower_case_and_means_something() -> None:
    assert all(word == word.lower() and means and all(means) for word, means in meanings().items())


@pytest.mark.parametrize("word", ["period", "children", "inspection", "placements", "outstanding", "sickness"])
def test_an_english_word_is_not_taken_for_a_form_of_a_welsh_one(word: str) -> None:
    assert word in english_of(word) or not english_of(word)
