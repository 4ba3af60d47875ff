"""The house has floors, and every import goes down."""

import ast
from pathlib import Path

import pytest

import briefing

HOUSE = Path(briefing.__file__).parent
FLOORS = [{"model", "errors"}, {"text", "slots"}, {"stages", "edges"}, {"pipeline", "config"}, {"cli"}, {"__main__"}]
FLOOR = {name: n for n, names in enumerate(FLOORS) for name in names}
ROOMS = sorted(p for p in HOUSE.rglob("*.py") if p != HOUSE / "__init__.py")
WORLD = set(
    "aiohttp asyncio logging multiprocessing os pathlib random requests shutil smtplib socket sqlalchemy sqlite3 subprocess tempfile threading time urllib".split()
)


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room_of(parts):
    """The room a module is in: stages/quotes/speakers.py and stages/quotes.py are both ("stages", "quotes")."""
    parts = [p.removesuffix(".py") for p in parts]
    return tuple(parts[:2]) if parts[0] in ("stages", "edges", "text") else (parts[0],)


@pytest.mark.parametrize("path", ROOMS, ids=lambda p: str(p.relative_to(HOUSE)))
def test_imports_go_down(path):
    room = room_of(path.relative_to(HOUSE).parts)
    for module in imports(path):
        assert module != "briefing", "name the room, not the front door"
        assert not module.startswith("."), f"{module}: imports are absolute"
        if module.startswith("briefing."):
            there = room_of(module.split(".")[1:])
            inside = there == room or (there[0] == room[0] in ("text", "model", "cli"))
            assert inside or FLOOR[there[0]] < FLOOR[room[0]], f"{module} is not below {room}"


@pytest.mark.parametrize("path", sorted((HOUSE / "stages").rglob("*.py")), ids=lambda p: str(p.relative_to(HOUSE)))
def test_stages_touch_nothing(path):
    named = set(imports(path))
    pure = {"urllib.parse"}
    assert not {m.split(".")[0] for m in named - pure} & WORLD
    calls = {n.attr for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Attribute)}
    assert not calls & {"now", "utcnow", "today"}, "a stage asks no clock"
