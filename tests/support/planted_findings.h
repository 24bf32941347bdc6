#ifndef EMEND_TESTS_SUPPORT_PLANTED_FINDINGS_H_
#define EMEND_TESTS_SUPPORT_PLANTED_FINDINGS_H_

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "check/fingerprint.h"
#include "check/note_edits.h"
#include "passages/checked_file.h"

namespace emend {

// A rule of a test: every place of `find` in the bytes is a finding; `put`, if there is one, goes in its place.
struct PlantedRule {
  std::string name;
  std::string find;
  bool has_fix = false;
  std::string put;
  FixSafety safety = FixSafety::kSafe;
  bool encode = true;  // `put` is text, not bytes of the file
};

inline PlantedRule ReadPlantedRule(const YAML::Node& node) {
  PlantedRule rule;
  rule.name = node["rule"] ? node["rule"].as<std::string>() : "House.Rule";
  rule.find = node["find"].as<std::string>();
  if (node["put"]) rule.has_fix = true, rule.put = node["put"].as<std::string>();
  if (node["safety"] && node["safety"].as<std::string>() == "unsafe") rule.safety = FixSafety::kUnsafe;
  if (node["encode"]) rule.encode = node["encode"].as<bool>();
  return rule;
}

// What the rules find, sorted as a runner does.
inline std::vector<Finding> FindPlanted(const CheckedFile& file, const std::vector<PlantedRule>& rules) {
  std::vector<Finding> findings;
  const LineIndex lines(file.bytes);
  for (const PlantedRule& rule : rules) {
    auto facts = std::make_shared<RuleFacts>();
    facts->name = rule.name;
    for (size_t at = file.bytes.find(rule.find); at != std::string::npos; at = file.bytes.find(rule.find, at + 1)) {
      Finding finding;
      finding.rule = facts;
      finding.path = file.path;
      finding.span = {at, at + rule.find.size()};
      finding.begin = lines.PositionOf(finding.span.begin), finding.end = lines.PositionOf(finding.span.end);
      finding.match = rule.find;
      for (size_t i = 0; i < file.note_spans.size(); ++i) {
        if (file.note_spans[i].begin <= at && at < file.note_spans[i].end) finding.note = file.notes.notes[i].id;
      }
      const Edit edit = {finding.span, rule.put};
      const auto written = rule.encode && file.format == FileFormat::kNotes ? EncodeForScalar(file, edit) : edit;
      if (rule.has_fix && written.has_value()) finding.safety = rule.safety, finding.edits = {*written};
      findings.push_back(std::move(finding));
    }
  }
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.span.begin, a.span.end, a.rule->name) < std::tie(b.span.begin, b.span.end, b.rule->name);
  });
  SetFingerprints(findings);
  return findings;
}

}  // namespace emend

#endif  // EMEND_TESTS_SUPPORT_PLANTED_FINDINGS_H_
