"""Reading never fails: what does not fit its type stays as the server sent it."""

from __future__ import annotations

import copy
import pickle
from datetime import datetime, timezone

import pytest
from pydantic import BaseModel, ValidationError

from pets import Animal, Cat, Dog, Key, Mood, NewPet, Pet, Size


def test_what_fits_has_its_type() -> None:
    pet = Pet.from_dict(
        {
            "id": 1,
            "name": "a",
            "mood": "calm",
            "size": 2,
            "born": "2024-01-02T03:04:05Z",
        }
    )
    assert pet is not None
    assert pet.mood is Mood.CALM
    assert pet.size is Size.BIG
    assert pet.born == datetime(2024, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "one"),
        ("id", None),
        ("name", 5),
        ("name", "longer than eight"),
        ("tame", 0.0),
        ("born", "yesterday"),
        ("friends", {"a": 1}),
        ("mood", 7),
    ],
)
def test_what_does_not_fit_stays_as_it_is(field: str, value: object) -> None:
    pet = Pet.from_dict({"id": 1, "name": "a", field: value})
    assert getattr(pet, field) == value


def test_what_is_missing_is_none_and_what_is_unknown_is_kept() -> None:
    pet = Pet.from_dict({"name": "a", "new": [1]})
    assert pet is not None
    assert pet.id is None
    assert pet.model_extra == {"new": [1]}
    assert pet.to_dict() == {"name": "a", "new": [1]}
    assert "new" in pet.to_json()


def test_one_bad_item_leaves_the_others() -> None:
    pet = Pet.from_json(
        '{"id": 1, "name": "a", "friends": [{"id": 2, "name": "b"}, 3]}'
    )
    assert pet is not None
    assert isinstance(pet.friends, list)
    assert [type(friend).__name__ for friend in pet.friends] == ["Pet", "int"]


def test_names_on_the_wire() -> None:
    pet = Pet.from_dict({"id": 1, "name": "a", "owner-name": "o"})
    assert pet is not None
    assert pet.owner_name == "o"
    assert pet.to_dict() == {"id": 1, "name": "a", "owner-name": "o"}
    assert Pet.model_validate({"id": 1, "name": "a", "owner_name": "o"}) == pet


def test_making_an_instance_is_strict() -> None:
    for wrong in (
        {"id": "1"},
        {"id": 1, "name": 2},
        {"id": 1, "name": "a", "mood": "x"},
    ):
        with pytest.raises(ValidationError):
            Pet.model_validate(wrong)


def test_null_and_what_is_no_object() -> None:
    assert Pet.from_dict(None) is None
    assert Pet.from_json("null") is None
    for wrong in ("[]", "1", "{"):
        with pytest.raises(ValueError, match="validation error"):
            Pet.from_json(wrong)


def test_a_round_trip_changes_nothing() -> None:
    pet = Pet.from_dict({"id": 1, "name": "a", "mood": "new", "x": {"y": None}})
    assert pet is not None
    assert Pet.from_dict(pet.to_dict()) == pet
    assert pickle.loads(pickle.dumps(pet)) == pet
    assert copy.deepcopy(pet) == pet


class TestEnums:
    def test_an_unknown_value_is_a_member_of_its_own(self) -> None:
        pet = Pet.from_dict({"id": 1, "name": "a", "mood": "new"})
        assert pet is not None
        mood = pet.mood
        assert isinstance(mood, Mood)
        assert mood == "new"
        assert mood.value == "new"
        assert mood is pickle.loads(pickle.dumps(mood))
        assert {mood: 1}["new"] == 1

    def test_declared_members_are_all_that_there_are(self) -> None:
        Pet.from_dict({"id": 1, "name": "a", "mood": "other"})
        assert [one.value for one in Mood] == ["calm", "wild"]
        assert len(Mood) == 2
        with pytest.raises(ValueError, match="is not a valid Mood"):
            Mood("other")
        with pytest.raises(KeyError):
            Mood["other"]

    def test_unknown_values_are_kept_up_to_a_number(self) -> None:
        for number in range(3000):
            Pet.from_dict({"id": 1, "name": "a", "size": number})
        assert len(Size.__dict__["_unknown_members"]) == 1000

    def test_from_json(self) -> None:
        assert Mood.from_json('"wild"') is Mood.WILD
        assert Mood.from_json('"odd"').value == "odd"


class TestUnions:
    def test_the_member_that_fits(self) -> None:
        animal = Animal.from_dict({"kind": "dog", "barks": True})
        assert isinstance(animal.actual_instance, Dog)
        assert animal.to_dict() == {"kind": "dog", "barks": True}
        assert Key.from_json("1").actual_instance == 1
        assert Key.from_dict("a").actual_instance == "a"

    def test_the_member_that_fits_best(self) -> None:
        animal = Animal.from_dict({"kind": "cat", "purrs": "loudly"})
        assert isinstance(animal.actual_instance, Cat)

    def test_a_value_that_no_member_takes_is_kept(self) -> None:
        assert Key.from_dict([1]).actual_instance == [1]

    def test_making_one_is_strict(self) -> None:
        assert isinstance(Animal(Cat(kind="cat", purrs=True)).actual_instance, Cat)
        with pytest.raises(ValidationError):
            Key([1])
        with pytest.raises(ValueError, match="only one positional"):
            Key(1, 2)


def test_models_are_fields_of_other_models() -> None:
    class Home(BaseModel):
        pet: Pet
        animal: Animal

    home = Home(pet=Pet(id=1, name="a"), animal=Animal(Dog(kind="dog", barks=False)))
    assert home.model_dump()["pet"]["name"] == "a"
    assert "pet" in Home.model_json_schema()["properties"]


def test_members_of_a_body_that_takes_more() -> None:
    pet = NewPet.from_dict({"name": "a", "x": 1})
    assert pet is not None
    assert pet.additional_properties == {"x": 1}
    assert pet.to_dict() == {"name": "a", "born": None, "x": 1}
