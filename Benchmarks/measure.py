"""What the benchmarks share: CPU time and instructions of a command, by difference of two sizes."""
import os
import re
import subprocess
import sys
import tempfile


def cpu_seconds(command):
    """Runs a command; its CPU time, user and system, and what it printed."""
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(command, stdout=output)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"bench: {' '.join(command)} ended with {child.returncode}")
        output.seek(0)
        return usage.ru_utime + usage.ru_stime, output.read()


def seconds_between(commands, rounds):
    """CPU seconds that the larger of two sizes takes more than the smaller, for each of several
    programs, by the least of interleaved rounds; and what each last printed.

    `commands` is a list of pairs of command lines, small and large.
    """
    least = [[float("inf")] * 2 for _ in commands]
    printed = [[b""] * 2 for _ in commands]
    for _ in range(rounds):
        for program, pair in enumerate(commands):
            for size, command in enumerate(pair):
                seconds, printed[program][size] = cpu_seconds(command)
                least[program][size] = min(least[program][size], seconds)
    return [large - small for small, large in least], printed


def instructions(command):
    """Instructions that a command executes, by cachegrind, and what it printed."""
    run = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
         *command], capture_output=True)
    counted = re.search(rb"I\s+refs:\s+([\d,]+)", run.stderr)
    if run.returncode != 0 or not counted:
        sys.exit("bench: valgrind failed:\n" + run.stderr.decode(errors="replace"))
    return int(counted[1].replace(b",", b"")), run.stdout


def simulate(binary, scenario, users):
    """The command line of one run on one thread, which prints its report as JSON."""
    return [binary, "estimate", scenario, "--users", str(users), "--threads", "1",
            "--format", "json"]
