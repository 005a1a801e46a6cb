"""Runs the stock AWS CLI again and again in one process, by its own entry point.

Reads one case a line, {"args": [...], "env": {...}}, and answers each with a line,
{"code": 0, "stdout": "...", "stderr": "..."}; the two outputs are bytes in base64.
"""
import base64
import io
import json
import os
import sys
import time

import awscli
import awscli.clidriver
from botocore.loaders import JSONFileLoader, Loader


def run(args):
    """Gives the exit code and the bytes of both outputs."""
    outputs = [io.BytesIO(), io.BytesIO()]
    writers = [io.TextIOWrapper(output, encoding='utf-8') for output in outputs]
    kept = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = writers
    try:
        code = awscli.clidriver.AWSCLIEntryPoint().main(args)
    except SystemExit as exit:
        code = exit.code
    finally:
        for writer in writers:
            writer.flush()
        sys.stdout, sys.stderr = kept
    return [code or 0] + [output.getvalue() for output in outputs]


def remember_data_files():
    """Two thirds of the time of a case go into reading the same folders and endpoints again: they are
    looked at once."""
    list_services, load_file = Loader.list_available_services, JSONFileLoader.load_file
    services, endpoints = {}, {}

    def services_known(self, type_name):
        if type_name not in services:
            services[type_name] = list_services(self, type_name=type_name)
        return services[type_name]

    def file_known(self, file_path):
        if not file_path.endswith('endpoints'):
            return load_file(self, file_path)
        if file_path not in endpoints:
            endpoints[file_path] = load_file(self, file_path)
        return endpoints[file_path]

    Loader.list_available_services = services_known
    JSONFileLoader.load_file = file_known


def main():
    cases, answers = sys.stdin, sys.stdout
    # Messages hold the program's name, and nobody waits between attempts.
    sys.argv[0] = 'aws'
    time.sleep = lambda seconds: None
    sys.stdin = open(os.devnull)
    remember_data_files()
    # On import the program put its own data beside that which the environment names.
    data_path = os.environ['AWS_DATA_PATH']
    print(json.dumps(awscli.__version__), file=answers, flush=True)
    for line in cases:
        case = json.loads(line)
        os.environ.clear()
        os.environ.update(case['env'], AWS_DATA_PATH=data_path)
        code, stdout, stderr = run(case['args'])
        answer = {
            'code': code,
            'stdout': base64.b64encode(stdout).decode(),
            'stderr': base64.b64encode(stderr).decode(),
        }
        print(json.dumps(answer), file=answers, flush=True)


main()
