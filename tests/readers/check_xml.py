"""Reads every FOLDER/*.junit and FOLDER/*.checkstyle as XML, and holds the counts against the elements.

usage: check_xml.py FOLDER
Prints how many are valid. Exit status: 0, or 1 if one is not.
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def faults(path):
    root = ElementTree.fromstring(path.read_bytes())
    if path.suffix == ".checkstyle":
        if root.tag != "checkstyle" or {child.tag for child in root} - {"file"}:
            return "not a checkstyle report"
        for error in root.iter("error"):
            if not {"line", "severity", "message", "source"} <= set(error.attrib):
                return "an error lacks an attribute"
        return ""
    if root.tag != "testsuites":
        return "not a JUnit report"
    for element, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        for node in [root, *root.findall("testsuite")]:
            if int(node.attrib[element]) != len(list(node.iter(tag))):
                return f"{element} is not the number of <{tag}>"
    for case in root.iter("testcase"):
        if not case.get("classname") or not case.get("name") or any(not fault.get("message") for fault in case):
            return "a testcase or its failure has no name"
    return ""


valid = 0
failed = False
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    try:
        fault = faults(path)
    except ElementTree.ParseError as error:
        fault = f"no XML: {error}"
    if fault:
        failed = True
        print(f"{path.name}: {fault}", file=sys.stderr)
    else:
        valid += 1
print(f"{valid} valid")
sys.exit(1 if failed else 0)
