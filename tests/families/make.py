"""Writes the files and the gold of every family here: `python -m tests.families.make [F1 ...]`.

Needs LibreOffice for rtf, odt and pdf. The files made are kept beside the texts, so the tests need none of it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tests.families import gold, sheet, web, word
from tests.families.markup import Marked, parse

HERE = Path(__file__).parent


def produce(marked: Marked, path: Path, *, messy: bool) -> None:
    """Writes the printed parts of `marked` to `path`, whose ending says the format."""
    if path.suffix == ".docx":
        word.write(marked.parts, path, messy=messy)
    elif path.suffix == ".html":
        web.write(marked.parts, path, language=marked.language)
    elif path.suffix == ".xlsx":
        sheet.write(marked.parts, path, language=marked.language)
    else:
        with tempfile.TemporaryDirectory() as folder:
            written = Path(folder) / f"{path.stem}.docx"
            word.write(marked.parts, written, messy=messy)
            profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"  # two at once share none
            command = [
                "soffice",
                profile,
                "--headless",
                "--convert-to",
                path.suffix[1:],
                "--outdir",
                folder,
                str(written),
            ]
            subprocess.run(command, check=True, capture_output=True)
            shutil.copyfile(written.with_suffix(path.suffix), path)


def make(folder: Path) -> None:
    """Writes the files and `gold.json` of the family in `folder`."""
    family = tomllib.loads((folder / "family.toml").read_text("utf-8"))
    texts: dict[str, Marked] = {}
    for file in family["files"]:
        texts[file["file"]] = parse(folder / "text" / file["text"], family.get("language", "vi"))
        produce(texts[file["file"]], folder / file["file"], messy=file.get("messy", False))
    made = json.dumps(gold.build(family, texts), ensure_ascii=False, indent=1)
    (folder / "gold.json").write_text(made + "\n", "utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(path.parent.name for path in HERE.glob("*/family.toml")):
        make(HERE / name)
