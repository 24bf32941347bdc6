#include "check/fixes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/mapped_text.h"
#include "check/note_edits.h"

namespace emend {
namespace {

constexpr int kMostPasses = 20;

// Whether `edit` can be made beside those taken: none overlaps, and no two insert at one place.
bool HasRoom(const std::map<size_t, size_t>& taken, const Edit& edit) {
  const auto after = taken.lower_bound(edit.span.begin);
  if (after != taken.end()) {
    if (after->first < edit.span.end) return false;
    if (after->first == edit.span.begin) return false;
  }
  if (after == taken.begin()) return true;
  return std::prev(after)->second <= edit.span.begin;
}

bool AreApart(const std::vector<Edit>& edits) {
  for (size_t i = 1; i < edits.size(); ++i) {
    if (edits[i].span.begin < edits[i - 1].span.end || edits[i].span.begin == edits[i - 1].span.begin) return false;
  }
  return true;
}

// Fixes that go together, in the order of the file.
struct Choice {
  std::vector<size_t> findings;
  std::vector<Edit> edits;
};

void Add(const Finding& finding, size_t index, Choice& choice) {
  choice.findings.push_back(index);
  choice.edits.insert(choice.edits.end(), finding.edits.begin(), finding.edits.end());
}

void Sort(std::vector<Edit>& edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
}

// The largest part of the fixes, by halves, that leaves the file sound. `kept` was found sound before.
class SoundFixes {
 public:
  SoundFixes(const CheckedFile& file, const std::vector<Finding>& findings) : file_(file), findings_(findings) {}

  Choice Take(const std::vector<size_t>& candidates) {
    Try(candidates.begin(), candidates.end());
    return std::move(kept_);
  }

  const std::set<size_t>& dropped() const { return dropped_; }

 private:
  using Iterator = std::vector<size_t>::const_iterator;

  void Try(Iterator begin, Iterator end) {
    if (begin == end) return;
    Choice all = kept_;
    for (Iterator i = begin; i != end; ++i) Add(findings_[*i], *i, all);
    Sort(all.edits);
    if (KeepsNotesSound(file_, all.edits)) {
      kept_ = std::move(all);
    } else if (end - begin == 1) {
      dropped_.insert(*begin);
    } else {
      const Iterator middle = begin + (end - begin) / 2;
      Try(begin, middle);
      Try(middle, end);
    }
  }

  const CheckedFile& file_;
  const std::vector<Finding>& findings_;
  Choice kept_;
  std::set<size_t> dropped_;
};

}  // namespace

std::vector<Edit> ChooseEdits(const std::vector<Finding>& findings, FixSafety least, std::vector<size_t>& chosen) {
  std::map<size_t, size_t> taken;  // begin -> end
  std::vector<Edit> edits;
  for (size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    if (finding.edits.empty() || finding.safety < least || finding.safety == FixSafety::kNone) continue;
    const auto fits = [&](const Edit& edit) { return HasRoom(taken, edit); };
    if (!AreApart(finding.edits) || !std::all_of(finding.edits.begin(), finding.edits.end(), fits)) continue;
    for (const Edit& edit : finding.edits) {
      taken.emplace(edit.span.begin, edit.span.end);
      edits.push_back(edit);
    }
    chosen.push_back(i);
  }
  Sort(edits);
  return edits;
}

FixedFile FixFile(CheckedFile file, FixSafety least,
                  const std::function<std::vector<Finding>(const CheckedFile&)>& check) {
  FixedFile out;
  out.file = std::move(file);
  out.findings = check(out.file);
  std::set<std::string> seen = {out.file.bytes};
  std::set<std::string> refused;  // fingerprints of fixes that would break the file as it is now
  for (int pass = 0;; ++pass) {
    std::vector<Finding> wanted = out.findings;
    for (Finding& finding : wanted) {
      if (refused.contains(finding.fingerprint)) finding.edits.clear();
    }
    std::vector<size_t> chosen;
    std::vector<Edit> edits = ChooseEdits(wanted, least, chosen);
    out.dropped = refused.size();
    if (edits.empty()) break;
    if (pass == kMostPasses) {
      out.settled = false;
      break;
    }
    if (out.file.format == FileFormat::kNotes && !KeepsNotesSound(out.file, edits)) {
      SoundFixes sound(out.file, wanted);
      Choice choice = sound.Take(chosen);
      for (const size_t index : sound.dropped()) refused.insert(wanted[index].fingerprint);
      edits = std::move(choice.edits), chosen = std::move(choice.findings);
      if (edits.empty()) continue;
    }
    std::string bytes = ApplyEdits(out.file.bytes, edits);
    if (bytes == out.file.bytes) break;
    if (!seen.insert(bytes).second) {
      out.settled = false;
      break;
    }
    Result<CheckedFile> next = ReadCheckedFile(std::move(bytes), out.file.path, out.file.format);
    if (!next.ok()) {  // no YAML is at stake here: a fix wrote bytes that are no text
      out.dropped += chosen.size();
      break;
    }
    refused.clear();  // another fix may have made room for them
    for (const size_t index : chosen) out.fixed.push_back(std::move(out.findings[index]));
    out.file = std::move(next).value();
    out.findings = check(out.file);
  }
  return out;
}

}  // namespace emend
