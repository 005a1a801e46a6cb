"""Searches by the reference library of JMESPath.

Reads one question a line, {"expression": "...", "documents": ["...", ...]}, each document JSON in a
string, and answers with a line: {"syntax": "..."} with what is wrong with the expression, or
{"found": [...]} with what it finds in each document, as JSON in a string or {"error": "..."}.
"""
import json
import sys

import jmespath


def found(expression, document):
    try:
        value = expression.search(json.loads(document))
        # As the AWS CLI writes it, which hands back what has no form in JSON.
        return json.dumps(value, ensure_ascii=False, default=lambda other: other)
    except Exception as error:
        return {'error': str(error)}


def answer(question):
    try:
        expression = jmespath.compile(question['expression'])
    except Exception as error:
        return {'syntax': str(error)}
    return {'found': [found(expression, document) for document in question['documents']]}


def main():
    print(json.dumps(jmespath.__version__), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


main()
