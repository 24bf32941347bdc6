#include "check/baseline.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace emend {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kFormat = "emend-baseline/1";

}  // namespace

Result<Baseline> Baseline::Parse(std::string_view text, const std::string& path) {
  Baseline baseline;
  try {
    const Json root = Json::parse(text);
    if (root.at("format").get<std::string>() != kFormat)
      return Error{path, 0, 0, fmt::format("is no baseline of the format {}: write it anew with --write-baseline", kFormat)};
    for (const auto& [file, rules] : root.at("files").items()) {
      for (const auto& [rule, counts] : rules.items()) {
        for (const auto& [fingerprint, count] : counts.items()) {
          baseline.files_[file][rule][fingerprint] = count.get<int>();
          int& most = baseline.anywhere_[{rule, fingerprint}];
          most = std::max(most, count.get<int>());
        }
      }
    }
  } catch (const Json::exception&) {
    return Error{path, 0, 0, "is no baseline, or was damaged: write it anew with --write-baseline"};
  }
  return baseline;
}

std::string Baseline::Write() const {
  const Json root = {{"format", kFormat}, {"files", files_}};
  return root.dump(1, ' ', true, Json::error_handler_t::replace) + "\n";
}

void Baseline::Add(const std::string& file, const Finding& finding) {
  ++files_[file][finding.rule->name][finding.fingerprint];
}

std::vector<Finding> Baseline::KeepNew(const std::string& file, std::vector<Finding> findings,
                                       std::vector<Known>& known) const {
  std::map<Known, int> left;
  const auto own = files_.find(file);
  for (const Finding& finding : findings) {
    const Known key = {finding.rule->name, finding.fingerprint};
    if (!finding.note.empty()) {
      if (const auto found = anywhere_.find(key); found != anywhere_.end()) left[key] = found->second;
      continue;
    }
    if (own == files_.end()) continue;
    const auto rule = own->second.find(key.first);
    if (rule == own->second.end()) continue;
    if (const auto count = rule->second.find(key.second); count != rule->second.end()) left[key] = count->second;
  }
  std::erase_if(findings, [&](const Finding& finding) {
    const auto found = left.find({finding.rule->name, finding.fingerprint});
    if (found == left.end() || found->second-- <= 0) return false;
    known.push_back(found->first);
    return true;
  });
  return findings;
}

Baseline Baseline::Stale(const std::vector<Known>& known,
                         const std::function<bool(const std::string&, const std::string&)>& may_go) const {
  const std::set<Known> found(known.begin(), known.end());
  Baseline stale;
  for (const auto& [file, rules] : files_) {
    for (const auto& [rule, counts] : rules) {
      if (!may_go(file, rule)) continue;
      for (const auto& [fingerprint, count] : counts) {
        if (!found.contains({rule, fingerprint})) stale.files_[file][rule][fingerprint] = count;
      }
    }
  }
  return stale;
}

void Baseline::Erase(const std::function<bool(const std::string&, const std::string&)>& may_go) {
  for (auto file = files_.begin(); file != files_.end();) {
    std::erase_if(file->second, [&](const auto& rule) { return may_go(file->first, rule.first); });
    file = file->second.empty() ? files_.erase(file) : std::next(file);
  }
}

size_t Baseline::size() const {
  size_t size = 0;
  for (const auto& [file, rules] : files_) {
    for (const auto& [rule, counts] : rules) {
      for (const auto& [fingerprint, count] : counts) size += static_cast<size_t>(std::max(count, 0));
    }
  }
  return size;
}

}  // namespace emend
