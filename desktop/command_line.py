"""The command line: what the engine found, as the contract's JSON, or as a brief.

One JSON document on standard output and nothing else there; progress and errors, one line each, on standard error.
Exit status 0: done; 1: a file could not be read or written; 2: wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import freeze_support
from pathlib import Path
from typing import Any, NoReturn

from compare import brief, brief_choices, office, pipeline
from compare.comparison import Comparison
from compare.decisions import Decision, IdentitySet, SourceAdded
from compare.engine import Engine, reading_options
from compare.folding import Folded, fold
from compare.messages import Language, Message, message, render
from compare.reading import ReadOptions, source_from
from compare.report import Report, Source, Unread
from compare.workspace import Workspace, WorkspaceError, is_workspace
from desktop import contract, own_forms
from desktop.application import data_folder
from desktop.items import observe_item

DONE, NOT_ALL_DONE, WRONG_USAGE = 0, 1, 2
_OPTIONS = {
    "--password": ("reading.password_needed", "reading.password_wrong"),
    "--ocr": ("reading.picture", "reading.no_text_layer"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with `arguments` (those of the process where None); gives the exit status."""
    freeze_support()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:  # the reader of our output has gone: nothing is left to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = NOT_ALL_DONE
    return status


# What is opened ------------------------------------------------------------------------------------------------------


@dataclass
class Opened:
    """The files of one call: their sources in order, their bytes, and what could not be opened."""

    language: Language
    sources: list[Source] = field(default_factory=list)
    content: dict[str, bytes] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    failed: bool = False

    def open(self, file: str, is_target: bool = False) -> None:
        """Take `file` in; a workspace brings its sources and decisions along."""
        path = Path(file)
        try:
            content = path.read_bytes()
        except OSError as error:
            self.complain(file, message("command_line.unreadable", why=error.strerror or str(error)))
            return
        if is_workspace(content):
            self._open_workspace(path)
            return
        source = self._with_own_id(source_from(path.name, content))
        self.sources.append(source)
        self.content[source.digest] = content
        self.decisions.append(SourceAdded(source))
        if is_target:
            self.decisions.append(IdentitySet(source.id, is_target=True))

    def complain(self, file: str, said: Message) -> None:
        """Say in one line what is wrong with `file`."""
        self.failed = True
        print(f"doichieu: {file}: {_one_line(render(said, self.language))}", file=sys.stderr)

    @property
    def status(self) -> int:
        return NOT_ALL_DONE if self.failed else DONE

    def _with_own_id(self, source: Source) -> Source:
        """The same file given twice is two sources."""
        like = sum(s.digest == source.digest for s in self.sources)
        return replace(source, id=f"{source.id}-{like + 1}") if like else source

    def _open_workspace(self, path: Path) -> None:
        with tempfile.TemporaryDirectory(prefix="doichieu-") as folder:
            try:
                with Workspace.open(path, Path(folder) / "copy") as workspace:
                    self.decisions.extend(workspace.decisions)
                    for source in fold(workspace.decisions).sources:
                        self.sources.append(source)
                        if workspace.has_content(source.digest):  # the engine tells which are not there
                            self.content[source.digest] = workspace.content(source.digest)
            except WorkspaceError as error:
                self.complain(str(path), error.said)


def _open(options: argparse.Namespace) -> Opened:
    opened = Opened(options.language or "vi")
    for file in options.files:
        opened.open(file)
    for file in getattr(options, "targets", None) or []:
        opened.open(file, is_target=True)
    return opened


def _read(engine: Engine, opened: Opened, options: argparse.Namespace) -> list[Report]:
    """The sources read, in order; those that could not be are complained of."""
    asked = {s.id: ReadOptions(password=options.password, ocr=options.ocr) for s in opened.sources}
    choices = reading_options(opened.sources, fold(opened.decisions), asked)
    read = engine.read(opened.sources, opened.content.__getitem__, choices, _progress())
    for refused in read:
        if isinstance(refused, Unread):
            opened.complain(refused.source.name, _with_option(refused.reason))
    return [report for report in read if isinstance(report, Report)]


def _with_option(reason: Message) -> Message:
    """`reason` with the option of this command that does what it asks for."""
    option = next((option for option, keys in _OPTIONS.items() if reason.key in keys), None)
    return message("command_line.with_option", why=reason, option=option) if option else reason


def _progress() -> Callable[[int, int, str], None] | None:
    """Says which file is at hand, where a person looks on."""
    if not sys.stderr.isatty():
        return None
    return lambda done, of, name: print(f"\r\x1b[K{done}/{of} {name}", end="", file=sys.stderr, flush=True)


# The commands --------------------------------------------------------------------------------------------------------


def _run_read(options: argparse.Namespace) -> int:
    opened = _open(options)
    with Engine() as engine:
        reports = _read(engine, opened, options)
        figures = [len(engine.observe(report)) for report in reports]
    told = [contract.report_json(r, opened.language, count) for r, count in zip(reports, figures, strict=True)]
    _print({"version": contract.VERSION, "reports": told})
    return opened.status


def _run_extract(options: argparse.Namespace) -> int:
    from compare import figures

    opened = _open(options)
    with Engine() as engine:
        reports = _read(engine, opened, options)
        if options.explain:
            for report in reports:
                print(f"# {report.source.name}\n{figures.explain(report)}")
            return opened.status
        found = [
            {
                "file": r.source.name,
                "observations": [contract.observation_json(o, language=r.identity.language) for o in engine.observe(r)],
            }
            for r in reports
        ]
    _print({"version": contract.VERSION, "reports": found})
    return opened.status


def _run_extract_items(options: argparse.Namespace) -> int:
    language: Language = options.language or "vi"
    failed = False
    try:
        lines = Path(options.items).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "UTF-8"
        return _fail(options.items, message("command_line.unreadable", why=why), language)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            observations = [contract.observation_json(o, source=False) for o in observe_item(item)]
        except (ValueError, KeyError, TypeError, AttributeError):
            _fail(options.items, message("command_line.bad_item", line=number), language)
            failed = True
            continue
        print(json.dumps({"id": item["id"], "observations": observations}, ensure_ascii=False))
    return NOT_ALL_DONE if failed else DONE


def _run_compare(options: argparse.Namespace) -> int:
    opened = _open(options)
    comparison = _compared(opened, options)
    language = options.language or _language_of(comparison)
    _print(contract.comparison_json(comparison, opened.sources, language))
    return opened.status


def _run_brief(options: argparse.Namespace) -> int:
    from exporters import ExportError, composed, export, not_drawn
    from exporters.profile_files import load

    out = Path(options.out)
    opened = _open(options)
    comparison = _compared(opened, options)
    if not comparison.readings:
        return opened.status or _fail(options.out, message("command_line.nothing_to_brief"), opened.language)
    chosen: Mapping[str, Any] = fold(opened.decisions).brief
    language = options.language or chosen.get("language") or "vi"
    issuer = str(chosen.get("issuer") or brief_choices.usual_issuer(comparison))
    template = options.template or chosen.get("template") or brief_choices.usual_template(issuer, language)
    choices = brief.choices_from({**chosen, "language": language, "template": template})
    try:
        profile = load(_form(str(template)))
        exported = export(composed(comparison, choices, profile), out, profile)
    except ExportError as error:
        return _fail(options.out, error.said, opened.language)
    if out.suffix.lower() == ".pdf" and (less := not_drawn(profile)):
        _fail(options.out, less, opened.language)  # said, though all was done that can be
    _print(
        {
            "version": contract.VERSION,
            "output": str(exported.path),
            "indicators": len(comparison.rows),
            "pages": exported.pages,
        }
    )
    return opened.status


def _form(template: str) -> str:
    """The form that is meant: a shipped one, the file of that name, else the one kept in the app's own folder."""
    if template in brief_choices.TEMPLATES or Path(template).is_file():
        return template
    return str(own_forms.folder(data_folder()) / template)


def _compared(opened: Opened, options: argparse.Namespace) -> Comparison:
    """The opened files compared, with the decisions of a workspace in them."""
    folded: Folded = fold(opened.decisions)
    set_by_office = office.read(Path(options.office)) if options.office else None
    for said in set_by_office.problems if set_by_office else ():
        opened.complain(options.office, said)
    with Engine() as engine:
        return pipeline.compare(_read(engine, opened, options), folded, engine.observe, office=set_by_office)


def _language_of(comparison: Comparison) -> Language:
    """The language most of the reports are written in."""
    english = sum(r.report.identity.language == "en" for r in comparison.readings)
    return "en" if 2 * english > len(comparison.readings) else "vi"


# Words on the line ---------------------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """Says wrong usage in one line, as every error is said."""

    def error(self, said: str) -> NoReturn:
        print(f"doichieu: {_one_line(said)} ({self.prog} --help)", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="doichieu-cli", description="Đối Chiếu: line up period reports against their targets.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)

    def command(name: str, said: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=said, description=said)
        added.add_argument("--language", choices=["vi", "en"], help="the language of messages and of the brief")
        added.set_defaults(run=run)
        return added

    def with_files(added: argparse.ArgumentParser, targets: bool) -> None:
        added.add_argument("files", nargs="+", metavar="FILE", help="a report, or one .doichieu workspace")
        added.add_argument("--password", help="opens the files that are encrypted")
        added.add_argument("--ocr", action="store_true", help="read scanned pages and pictures by Tesseract")
        if targets:
            added.add_argument("--targets", action="append", metavar="FILE", help="a document that sets targets")
            added.add_argument("--office", metavar="FOLDER", help="an office's thresholds.toml and dictionary.toml")

    with_files(command("read", "what each file is and holds, as JSON", _run_read), targets=False)
    extract = command("extract", "the figures of each file, as JSON", _run_extract)
    with_files(extract, targets=False)
    extract.add_argument("--explain", action="store_true", help="print for each sentence by which rules it was read")
    items = command("extract-items", "the figures of benchmark items, one JSON object a line", _run_extract_items)
    items.add_argument("items", metavar="ITEMS.jsonl")
    with_files(command("compare", "the files lined up, judged and checked, as JSON", _run_compare), targets=True)
    made = command("brief", "write the brief as .docx, .pdf or .xlsx", _run_brief)
    with_files(made, targets=True)
    made.add_argument("-o", "--out", required=True, metavar="OUT", help="the file to write, by its ending")
    known = ", ".join(brief_choices.TEMPLATES)
    made.add_argument("--template", metavar="FORM", help=f"{known}, or an office's own .toml or .docx")
    return parser


def _fail(file: str, said: Message, language: Language) -> int:
    print(f"doichieu: {file}: {_one_line(render(said, language))}", file=sys.stderr)
    return NOT_ALL_DONE


def _one_line(said: str) -> str:
    return " ".join(said.split())


def _print(document: Mapping[str, Any]) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    raise SystemExit(main())
