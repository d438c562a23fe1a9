from hall_client.devices.passwords import Argon2Passwords


def test_a_password_fits_its_own_hash_alone() -> None:
    passwords = Argon2Passwords()
    kept = passwords.hash("石桥镇𠮷2026")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.matches(kept, "石桥镇𠮷2026")
    assert not passwords.matches(kept, "石桥镇吉2026")
    assert passwords.hash("石桥镇𠮷2026") != kept


def test_an_empty_or_damaged_hash_fits_nothing() -> None:
    passwords = Argon2Passwords()
    for damaged in ("", "石桥", "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$"):
        assert not passwords.matches(damaged, "")
