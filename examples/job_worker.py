#!/usr/bin/env python3
"""A job worker for a custom build action, with boto3 and the standard library only.

It counts the words of each text file in the input artifact and uploads the counts as its output
artifact. It knows nothing of Pipewright: the endpoint and the credentials come from the environment,
as for any AWS program.

    AWS_ENDPOINT_URL=http://127.0.0.1:8420 python3 examples/job_worker.py [PROVIDER] [--once]
"""
import io
import os
import sys
import time
import zipfile

import boto3
from botocore.config import Config

ENDPOINT = os.environ.get("AWS_ENDPOINT_URL")


def main():
    arguments = [word for word in sys.argv[1:] if word != "--once"]
    once = "--once" in sys.argv
    provider = arguments[0] if arguments else "WordCount"
    codepipeline = boto3.client("codepipeline", endpoint_url=ENDPOINT)
    action_type = {"category": "Build", "owner": "Custom", "provider": provider, "version": "1"}
    print(f"Working for Build/Custom/{provider}/1; Ctrl-C stops.", flush=True)
    while True:
        jobs = codepipeline.poll_for_jobs(actionTypeId=action_type, maxBatchSize=1)["jobs"]
        for job in jobs:
            handle(codepipeline, job)
        if jobs and once:
            return
        if not jobs:
            time.sleep(1)


def handle(codepipeline, job):
    claim = codepipeline.acknowledge_job(jobId=job["id"], nonce=job["nonce"])
    if claim["status"] != "InProgress":
        return  # somebody else has it, or it has ended
    try:
        words = count_words(job["data"])
    except Exception as error:  # whatever goes wrong is the action's failure, with its reason
        codepipeline.put_job_failure_result(
            jobId=job["id"], failureDetails={"type": "JobFailed", "message": str(error) or "failed"}
        )
        print(f"job {job['id']} failed: {error}", flush=True)
        return
    codepipeline.put_job_success_result(
        jobId=job["id"],
        executionDetails={"summary": f"{words} words", "percentComplete": 100},
        outputVariables={"Words": str(words)},
    )
    print(f"job {job['id']}: {words} words", flush=True)


def count_words(data):
    keys = data["artifactCredentials"]
    s3 = boto3.client(
        "s3",
        endpoint_url=ENDPOINT,
        aws_access_key_id=keys["accessKeyId"],
        aws_secret_access_key=keys["secretAccessKey"],
        aws_session_token=keys["sessionToken"],
        config=Config(s3={"addressing_style": "path"}),
    )
    source = data["inputArtifacts"][0]["location"]["s3Location"]
    target = data["outputArtifacts"][0]["location"]["s3Location"]
    body = s3.get_object(Bucket=source["bucketName"], Key=source["objectKey"])["Body"].read()
    total = 0
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as archive, zipfile.ZipFile(result, "w") as counts:
        for name in archive.namelist():
            words = len(archive.read(name).decode("utf-8", "replace").split())
            counts.writestr(f"{name}.count", f"{words}\n")
            total += words
    s3.put_object(Bucket=target["bucketName"], Key=target["objectKey"], Body=result.getvalue())
    return total


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
