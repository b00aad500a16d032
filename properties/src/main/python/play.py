#!/usr/bin/env python3
"""Plays a corpus of Bindery on any system: play.py CORPUS ADAPTER [ARGUMENT...]

ADAPTER is a program that answers each line on its standard input with a line, as CORPUS.md says. Python alone is needed.
Exit codes: 0 every answer is the spec's, 1 one is not, 2 the corpus or the adapter cannot be used.
"""
import contextlib, gzip, json, subprocess, sys, threading, time, zlib

VERSION, PATIENCE_S = 1, 30  # seconds that an adapter may take for one path


def read(file):
    """The first line, then each path as a list of its lines. Whether all are there is known at the end."""
    with gzip.open(file) if file.endswith(".gz") else open(file, "rb") as lines:
        header = json.loads(next(lines, b"{}"))
        if header.get("bindery-corpus") != VERSION or "steps" not in header:
            raise ValueError(f"{file} is no corpus of version {VERSION}")
        yield header
        path, steps = [], 0
        for line in map(json.loads, lines):
            if path and "do" not in line:
                yield path
                path = []
            path.append(line)
            steps += "do" in line
        if path != [{"end": steps}] or steps != header["steps"]:
            raise ValueError(f"{file} is cut off: {steps} of {header['steps']} steps are there")


@contextlib.contextmanager
def patience(adapter):
    watch = threading.Timer(PATIENCE_S, adapter.kill)
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def hear(adapter, asked):
    try:
        return dict(json.loads(adapter.stdout.readline()))
    except (TypeError, ValueError):
        raise ValueError(f"the adapter ended, hung or gave no JSON object when asked {asked:.99}") from None


def differs(adapter, path):
    """The steps up to the first that is answered otherwise, with that answer, if there is one; and the answers too many before."""
    surplus = 0
    with patience(adapter):
        for index, line in enumerate(path):
            asked = json.dumps({key: line[key] for key in line if key != "answer"})
            with contextlib.suppress(OSError):  # who has ended is not heard either
                print(asked, file=adapter.stdin, flush=True)
            told = hear(adapter, asked)
            while "do" not in line and "answer" in told:
                told, surplus = hear(adapter, asked), surplus + 1
            if told != ({"answer": line["answer"]} if "do" in line else {"ready": True}):
                return [(path[: index + 1], told)], surplus
    return [], surplus


def play(file, *command):
    start, count, differences, surplus = time.monotonic(), 0, [], 0
    paths = read(file)
    header = next(paths)
    adapter = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    try:
        if differs(adapter, [header])[0]:
            raise ValueError(f"the adapter is not ready for {json.dumps(header)}")
        for count, path in enumerate(paths, 1):
            difference, more = differs(adapter, path)
            differences += difference
            surplus += more
    finally:
        with patience(adapter):
            with contextlib.suppress(OSError):
                adapter.stdin.close()
            surplus += len(adapter.stdout.read().splitlines())
            adapter.wait()
    print(f"{header['model']}: {count} paths, {time.monotonic() - start:.1f} s, {len(differences)} differ")
    if differences:
        path, told = min(differences, key=lambda difference: len(difference[0]))
        print(*map(json.dumps, path), f"but the system answers {json.dumps(told)}", sep="\n")
    if surplus:
        print(f"the adapter gave {surplus} answers more than it was asked for")
    return 1 if differences or surplus else 0


if __name__ == "__main__":
    try:
        sys.exit(play(*sys.argv[1:]) if len(sys.argv) > 2 else print(__doc__) or 2)
    except (OSError, EOFError, ValueError, zlib.error) as problem:
        print(f"play.py: {problem}", file=sys.stderr)
        sys.exit(2)
