#!/usr/bin/env python3
"""A function under Poisson arrivals in SimFaaS: cold starts, and CPU time a request.

Arguments: requests to expect, and where wanted their rate a minute, mean service time and idle
threshold in seconds. Service times are exponential and no longer for a cold start, environments end
by idleness only. Warm-up counts: the first request is cold. Prints the share of cold starts and CPU
seconds.
"""
import argparse
import importlib.metadata
import json
import time

import numpy
from simfaas.ServerlessSimulator import ServerlessSimulator


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("requests", nargs="?", type=int, default=100_000)
    # About the rate of W2 with 40,000 users, and the default idle lifetime of a scenario.
    parser.add_argument("--rate", type=float, default=60)
    parser.add_argument("--service", type=float, default=0.1)
    parser.add_argument("--idle", type=float, default=360)
    options = parser.parse_args()
    numpy.random.seed(1)
    simulator = ServerlessSimulator(
        arrival_rate=options.rate / 60, warm_service_rate=1 / options.service,
        cold_service_rate=1 / options.service, expiration_threshold=options.idle,
        max_time=options.requests * 60 / options.rate)
    start = time.process_time()
    simulator.generate_trace()
    seconds = time.process_time() - start
    operations, cold = simulator.total_req_count, simulator.total_cold_count
    print(json.dumps({
        "version": importlib.metadata.version("simfaas"), "ratePerMinute": options.rate,
        "serviceSeconds": options.service, "idleSeconds": options.idle, "operations": operations,
        "coldStarts": cold, "coldStartShare": cold / operations, "cpuSeconds": seconds,
        "requestsPerSecond": operations / seconds,
        "nanosecondsPerOperation": seconds * 1e9 / operations}))


main()
