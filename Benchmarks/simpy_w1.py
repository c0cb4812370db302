#!/usr/bin/env python3
"""Workload W1 in SimPy, as its manual would have it: a process a user, a process a reminder.

Each user comes back after exponential gaps (mean 2.5 days) for a session of sign-in, list, create
and list with exponential thinking (mean 20 s) between; a created event of lognormal size (median
300 bytes) has a reminder after an exponential time (mean 3 days), which reads it, marks it sent and
sends an e-mail. Thirty days; about 58.8 operations a user. Prints operations and CPU seconds.
"""
import importlib.metadata
import json
import math
import random
import sys
import time

import simpy

DAY = 86_400.0
MONTH = 30 * DAY
LIST, SIGN_IN, CREATE, REMIND = range(4)
RESPONSE_BYTES = (200, 1_900, 300, 0)


class Counters:
    """What W1 bills."""

    def __init__(self):
        self.api_calls = self.lambda_calls = self.billed_milliseconds = 0
        self.half_read_units = self.write_units = self.index_writes = 0
        self.emails = self.log_bytes = self.transfer_bytes = self.operations = 0
        self.storage_byte_seconds = 0.0
        self.minutes = [0] * (30 * 24 * 60)

    def operation(self, kind, now):
        self.operations += 1
        self.minutes[int(now // 60)] += 1
        if kind != REMIND:
            self.api_calls += 1
        self.lambda_calls += 1
        self.billed_milliseconds += math.ceil(random.lognormvariate(1.9, 0.65))
        self.log_bytes += 713
        self.transfer_bytes += 320 + RESPONSE_BYTES[kind]

    def read(self, size, consistent=False):
        units = max(1, -(-size // 4_096))
        self.half_read_units += 2 * units if consistent else units

    def write(self, size):
        self.write_units += max(1, -(-size // 1_024))


def user(environment, counters):
    items = []
    yield environment.timeout(random.expovariate(1 / (2.5 * DAY)))
    while True:
        counters.operation(SIGN_IN, environment.now)
        yield environment.timeout(random.expovariate(1 / 20))
        list_items(environment, counters, items)
        yield environment.timeout(random.expovariate(1 / 20))
        create(environment, counters, items)
        yield environment.timeout(random.expovariate(1 / 20))
        list_items(environment, counters, items)
        yield environment.timeout(random.expovariate(1 / (2.5 * DAY)))


def list_items(environment, counters, items):
    counters.operation(LIST, environment.now)
    size = sum(items)
    counters.read(size)
    counters.transfer_bytes += size


def create(environment, counters, items):
    counters.operation(CREATE, environment.now)
    size = 174 + int(random.lognormvariate(math.log(300), 1))
    items.append(size)
    counters.write(size)
    counters.index_writes += 1
    counters.storage_byte_seconds += size * (MONTH - environment.now)
    environment.process(remind(environment, counters, size))


def remind(environment, counters, size):
    yield environment.timeout(random.expovariate(1 / (3 * DAY)))
    counters.operation(REMIND, environment.now)
    counters.read(size, consistent=True)
    counters.write(size)
    counters.index_writes += 2
    counters.emails += 1


def main():
    users = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    random.seed(1)
    counters = Counters()
    environment = simpy.Environment()
    start = time.process_time()
    for _ in range(users):
        environment.process(user(environment, counters))
    environment.run(until=MONTH)
    seconds = time.process_time() - start
    print(json.dumps({
        "version": importlib.metadata.version("simpy"), "users": users,
        "operations": counters.operations, "cpuSeconds": seconds,
        "nanosecondsPerOperation": seconds * 1e9 / counters.operations}))


main()
