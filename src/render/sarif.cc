// SARIF 2.1.0, which GitHub's code scanning and many editors read (OASIS, Static Analysis Results Interchange Format).
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "render/check_report.h"

namespace emend {
namespace {

using Json = nlohmann::ordered_json;

std::string_view SarifLevel(Severity severity) {
  return severity == Severity::kSuggestion ? "note" : ToString(severity);
}

// RFC 3986: what is not unreserved is percent-encoded. A colon in the first part of a path would end a scheme.
std::string UriOf(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    plain ? out += c : out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

Json RegionOf(Position begin, Position end) {
  return {{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
}

Json ArtifactOf(const std::string& path) { return {{"uri", UriOf(path)}}; }

std::string HelpCitation(const Citation& citation) {
  std::string out = citation.title;
  for (const std::string& part : {citation.section, citation.url}) {
    if (!part.empty()) out += (out.empty() ? "" : ", ") + part;
  }
  return out;
}

Json RuleOf(const RuleFacts& rule) {
  Json out = {{"id", rule.name}};
  const std::string why = rule.description.empty() ? rule.name : rule.description;
  out["shortDescription"] = {{"text", why}};
  std::string help = why;
  for (const Citation& citation : rule.cite) help += "\n" + HelpCitation(citation);
  out["help"] = {{"text", help}};
  const std::string link = !rule.link.empty() ? rule.link : rule.cite.empty() ? "" : rule.cite.front().url;
  if (link.starts_with("https://") || link.starts_with("http://")) out["helpUri"] = link;
  return out;
}

Json FixOf(const Finding& finding, const LineIndex& lines) {
  Json replacements = Json::array();
  for (const PlacedEdit& edit : PlaceEdits(finding, lines)) {
    replacements.push_back(
        {{"deletedRegion", RegionOf(edit.begin, edit.end)}, {"insertedContent", {{"text", edit.replacement}}}});
  }
  const Json change = {{"artifactLocation", ArtifactOf(finding.path)}, {"replacements", replacements}};
  return {{"description", {{"text", fmt::format("{} fix", ToString(finding.safety))}}},
          {"artifactChanges", Json::array({change})}};
}

Json ResultOf(const Finding& finding, size_t rule, const LineIndex& lines) {
  Json location = {
      {"physicalLocation",
       {{"artifactLocation", ArtifactOf(finding.path)}, {"region", RegionOf(finding.begin, finding.end)}}}};
  if (!finding.note.empty()) {
    const std::string full = finding.field.empty() ? finding.note : finding.note + "/" + finding.field;
    const Json place = {{"name", finding.note}, {"fullyQualifiedName", full}};
    location["logicalLocations"] = Json::array({place});
  }
  Json out = {{"ruleId", finding.rule->name},          {"ruleIndex", rule},
              {"level", SarifLevel(finding.severity)}, {"message", {{"text", finding.message}}},
              {"locations", Json::array({location})},  {"partialFingerprints", {{"emend/v1", finding.fingerprint}}}};
  if (!finding.edits.empty() && finding.safety != FixSafety::kNone) out["fixes"] = Json::array({FixOf(finding, lines)});
  return out;
}

Json NotificationOf(const Error& error) {
  Json out = {{"level", "error"}, {"message", {{"text", error.message}}}};
  if (error.path.empty()) return out;
  Json place = {{"artifactLocation", ArtifactOf(error.path)}};
  if (error.line > 0) place["region"] = {{"startLine", error.line}};
  const Json location = {{"physicalLocation", place}};
  out["locations"] = Json::array({location});
  return out;
}

// All that is not ASCII is escaped, so nothing in it can act on a terminal. Bytes that are no UTF-8 become U+FFFD.
std::string Dump(const Json& json) { return json.dump(-1, ' ', true, Json::error_handler_t::replace); }

std::string RenderSarif(const CheckReport& report, const Appearance&) {
  std::map<std::string_view, size_t> index;
  std::map<std::string_view, const RuleFacts*> rules;
  for (const Finding& finding : report.findings) rules.emplace(finding.rule->name, finding.rule.get());
  Json descriptors = Json::array();
  for (const auto& [name, rule] : rules) {
    index[name] = descriptors.size();
    descriptors.push_back(RuleOf(*rule));
  }
  Json notifications = Json::array();
  for (const Error& error : report.errors) notifications.push_back(NotificationOf(error));
  const Json driver = {{"name", "emend"}, {"version", report.version}, {"rules", descriptors}};
  const Json invocation = {{"executionSuccessful", report.errors.empty()},
                           {"toolExecutionNotifications", notifications}};
  // One line a result: a tree of all of them would need ten times the memory.
  std::string results;
  for (const auto findings : ByFile(report.findings)) {
    const LineIndex lines(SourceOf(report, findings.front().path));
    for (const Finding& finding : findings) {
      results += results.empty() ? "\n" : ",\n";
      results += Dump(ResultOf(finding, index[finding.rule->name], lines));
    }
  }
  return fmt::format(
      "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\n"
      "\"tool\":{},\n\"columnKind\":\"unicodeCodePoints\",\n\"invocations\":{},\n\"results\":[{}]}}]}}\n",
      Dump({{"driver", driver}}), Dump(Json::array({invocation})), results + (results.empty() ? "" : "\n"));
}

}  // namespace

extern const Format sarif_format = {
    .name = "sarif",
    .summary = "SARIF 2.1.0",
    .render = RenderSarif,
};

}  // namespace emend
