#!/usr/bin/env python3
"""The DynamoDB calls of workload W1 against moto's mock in the same process.

A user's month is twelve sessions, W1's mean: list, create and list, then the reminder, which reads
the event consistently and marks it sent. That is five calls to W1's five operations, of which
signing in makes none and a reminder two. Prints calls and CPU time, by kind of call too.
"""
import importlib.metadata
import json
import sys
import time

import boto3
from moto import mock_aws

SESSIONS = 12
# W1's mean item is 174 bytes and a lognormal text of median 300 and sigma 1.
TEXT = "x" * 495


class Table:
    """A table of events with an index of what is due, that times its calls."""

    def __init__(self):
        self.client = boto3.client("dynamodb", region_name="us-east-1")
        self.calls, self.seconds = {}, {}
        keys = [("user", "HASH"), ("event", "RANGE")]
        due = [("status", "HASH"), ("due", "RANGE")]
        self.client.create_table(
            TableName="events", BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"}
                                  for name, _ in keys + due],
            KeySchema=schema(keys),
            GlobalSecondaryIndexes=[{"IndexName": "due", "KeySchema": schema(due),
                                     "Projection": {"ProjectionType": "KEYS_ONLY"}}])

    def call(self, kind, **arguments):
        start = time.process_time()
        getattr(self.client, kind)(TableName="events", **arguments)
        self.seconds[kind] = self.seconds.get(kind, 0) + time.process_time() - start
        self.calls[kind] = self.calls.get(kind, 0) + 1

    def list(self, user):
        self.call("query", KeyConditionExpression="#user = :user",
                  ExpressionAttributeNames={"#user": "user"},
                  ExpressionAttributeValues={":user": {"S": user}})

    def create(self, user, event, status):
        self.call("put_item", Item={
            "user": {"S": user}, "event": {"S": event}, "status": {"S": status},
            "due": {"S": "2026-11-24T09:00:00Z"}, "text": {"S": TEXT}})

    def remind(self, user, event):
        self.call("get_item", Key={"user": {"S": user}, "event": {"S": event}},
                  ConsistentRead=True)
        self.create(user, event, "sent")


def schema(keys):
    return [{"AttributeName": name, "KeyType": kind} for name, kind in keys]


@mock_aws
def main():
    users = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    table = Table()
    for user in range(users):
        for session in range(SESSIONS):
            key, event = f"user-{user:07}", f"event-{session:04}"
            table.list(key)
            table.create(key, event, "scheduled")
            table.list(key)
            table.remind(key, event)
    calls, seconds = sum(table.calls.values()), sum(table.seconds.values())
    print(json.dumps({
        "version": importlib.metadata.version("moto"), "users": users, "operations": calls,
        "cpuSeconds": seconds, "nanosecondsPerOperation": seconds * 1e9 / calls,
        "nanosecondsPerCall": {kind: table.seconds[kind] * 1e9 / table.calls[kind]
                               for kind in table.calls}}))


main()
