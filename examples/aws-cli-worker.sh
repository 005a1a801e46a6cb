#!/usr/bin/env bash
# A job worker in the AWS command line alone: takes one job of Build/Custom/PROVIDER/1, hands its
# input artifact on as its output artifact, and reports success.
#
#   AWS_ENDPOINT_URL=http://127.0.0.1:8420 examples/aws-cli-worker.sh [PROVIDER]
#
# Command lines older than 2.13 know no AWS_ENDPOINT_URL: they get --endpoint-url here.
set -euo pipefail
provider=${1:-CopyArtifact}
endpoint=(--endpoint-url "${AWS_ENDPOINT_URL:?set AWS_ENDPOINT_URL}")

poll() {
  aws "${endpoint[@]}" codepipeline poll-for-jobs --max-batch-size 1 --output json \
    --action-type-id "category=Build,owner=Custom,provider=$provider,version=1"
}

# field JSON PATH…: one value of a JSON text, or nothing.
field() {
  python3 -c '
import json, sys
value = json.loads(sys.argv[1])
for key in sys.argv[2:]:
    try: value = value[int(key) if key.isdigit() else key]
    except (KeyError, IndexError): sys.exit()
print(value)' "$@"
}

until job=$(poll) && id=$(field "$job" jobs 0 id) && [ -n "$id" ]; do sleep 1; done
nonce=$(field "$job" jobs 0 nonce)
status=$(aws "${endpoint[@]}" codepipeline acknowledge-job --job-id "$id" --nonce "$nonce" \
  --query status --output text)
[ "$status" = InProgress ] || { echo "job $id is $status: somebody else has it"; exit 0; }

at() { field "$job" jobs 0 data "$1" 0 location s3Location "$2"; }
key() { field "$job" jobs 0 data artifactCredentials "$1"; }
file=$(mktemp)
trap 'rm -f "$file"' EXIT
(
  # The job's own credentials, for its artifacts only.
  AWS_ACCESS_KEY_ID=$(key accessKeyId)
  AWS_SECRET_ACCESS_KEY=$(key secretAccessKey)
  AWS_SESSION_TOKEN=$(key sessionToken)
  export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
  aws "${endpoint[@]}" s3 cp --quiet \
    "s3://$(at inputArtifacts bucketName)/$(at inputArtifacts objectKey)" "$file"
  aws "${endpoint[@]}" s3 cp --quiet "$file" \
    "s3://$(at outputArtifacts bucketName)/$(at outputArtifacts objectKey)"
)
aws "${endpoint[@]}" codepipeline put-job-success-result --job-id "$id" \
  --execution-details summary=copied,percentComplete=100
echo "job $id: copied"
