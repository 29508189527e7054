"""Find the secrets of accounts: in environment variables, in files that these name, or stored earlier."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from config.keys import PREFIX

FILE = "_FILE"
_LARGEST_FILE = 64 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A secret that an account's platform asks for."""

    account: str
    name: str

    @property
    def variable(self) -> str:
        """The environment variable that gives it; with `_FILE` behind, the variable that names its file."""
        return variable_of(self.account, self.name)


#: The key of the language model's server; no account may be named so that it would share the variable.
LANGUAGE_MODEL_KEY = Wanted(account="llm", name="api_key")


@dataclass(frozen=True, kw_only=True, slots=True)
class Secret:
    """A secret that was found. Its value never appears when this is printed."""

    wanted: Wanted
    value: str = field(repr=False)
    giver: str  #: "environment ALLEARS_ACME_X_TOKEN", "file /run/secrets/token" or "database"


class Unusable(Exception):
    """A variable or the file that it names cannot be used; the message never holds the secret."""

    def __init__(self, variable: str, message: str) -> None:
        self.variable, self.message = variable, message
        super().__init__(f"{variable}: {message}")


def variable_of(account: str, name: str) -> str:
    """Name the environment variable of an account's secret: acme-x and api_key give ALLEARS_ACME_X_API_KEY."""
    return f"{PREFIX}{account}_{name}".replace("-", "_").upper()


def find_given(wanted: Wanted, environ: Mapping[str, str]) -> Secret | None:
    """Answer the secret that the environment gives, or None; raise Unusable where it gives it badly."""
    plain, by_file = wanted.variable, wanted.variable + FILE
    if environ.get(plain) and environ.get(by_file):
        raise Unusable(by_file, f"{plain} is set too; remove one of them")
    if environ.get(plain):
        return Secret(wanted=wanted, value=_clean(plain, environ[plain]), giver=f"environment {plain}")
    if environ.get(by_file):
        path = Path(environ[by_file])
        return Secret(wanted=wanted, value=_clean(by_file, _read(by_file, path)), giver=f"file {path}")
    return None


def find_clashes(wanted: Sequence[Wanted]) -> Iterator[tuple[Wanted, Wanted]]:
    """Answer the pairs of secrets that would be given by the same variable: acme + x_key and acme-x + key."""
    owners: dict[str, Wanted] = {}
    for secret in wanted:
        for variable in (secret.variable, secret.variable + FILE):
            first = owners.setdefault(variable, secret)
            if first != secret:
                yield first, secret


def _read(variable: str, path: Path) -> str:
    try:
        with path.open("rb") as opened:
            content = opened.read(_LARGEST_FILE + 1)
        if len(content) > _LARGEST_FILE:
            raise Unusable(variable, "the file that it names is too large to be a secret")
        return content.decode("utf-8")
    except OSError as error:
        # The path is not quoted: a secret put here by mistake would be printed.
        raise Unusable(variable, f"the file that it names cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise Unusable(variable, "the file that it names is no text in UTF-8") from None
    except ValueError:
        raise Unusable(variable, "it names no file") from None


def _clean(variable: str, text: str) -> str:
    """Strip the newline at the end; what is then empty or still holds a control character is no secret."""
    value = text.rstrip("\r\n")
    if not value.strip():
        raise Unusable(variable, "it gives an empty secret")
    if not value.isprintable():
        raise Unusable(variable, "the secret holds a line break or another control character; give one line")
    return value
