#include "dedup/descriptions.h"

#include <algorithm>
#include <map>

#include "dedup/parts.h"
#include "dedup/question_features.h"
#include "dedup/vocabulary.inc"

namespace emend {
namespace {

constexpr size_t kFewest = 2;  // one word is a synonym

// "free/release memory" is "free memory" and "release memory".
std::vector<std::string> SpellOut(std::string_view words) {
  std::vector<std::string> spelled(1);
  ForEachPart(words, ' ', [&](std::string_view word) {
    std::vector<std::string> longer;
    ForEachPart(word, '/', [&](std::string_view choice) {
      for (const std::string& beginning : spelled) longer.push_back(beginning + std::string(choice) + " ");
    });
    if (!longer.empty()) spelled = std::move(longer);
  });
  return spelled;
}

}  // namespace

const Descriptions& Descriptions::Standard() {
  static const auto& standard = *new Descriptions(kDescriptionTable, Lexicon::Standard());  // never destroyed
  return standard;
}

Descriptions::Descriptions(std::string_view table, const Lexicon& lexicon) {
  ForEachPart(table, '\n', [&](std::string_view line) {
    const size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) return;
    names_.push_back(lexicon.TermOf(line.substr(0, tab)));
    ForEachPart(line.substr(tab + 1), '|', [&](std::string_view words) {
      for (const std::string& spelled : SpellOut(words))
        Add(spelled, static_cast<uint32_t>(names_.size() - 1), lexicon);
    });
  });
  std::map<std::string_view, size_t> counts;
  for (const Description& description : descriptions_) {
    for (const std::string& term : description.terms) ++counts[term];
  }
  for (uint32_t d = 0; d < descriptions_.size(); ++d) {
    const std::vector<std::string>& terms = descriptions_[d].terms;
    const auto rarest = std::min_element(terms.begin(), terms.end(), [&](const std::string& a, const std::string& b) {
      return counts.at(a) != counts.at(b) ? counts.at(a) < counts.at(b) : a < b;
    });
    by_term_[*rarest].push_back(d);
  }
  for (auto& [term, numbers] : by_term_) {
    std::sort(numbers.begin(), numbers.end(), [&](uint32_t a, uint32_t b) {
      const size_t x = descriptions_[a].terms.size(), y = descriptions_[b].terms.size();
      return x != y ? x > y : a < b;
    });
  }
}

void Descriptions::Add(std::string_view words, uint32_t name, const Lexicon& lexicon) {
  Description description;
  description.name = name;
  description.terms = ReadTerms(words, lexicon);
  std::erase(description.terms, names_[name]);
  std::sort(description.terms.begin(), description.terms.end());
  description.terms.erase(std::unique(description.terms.begin(), description.terms.end()), description.terms.end());
  if (description.terms.size() >= kFewest) descriptions_.push_back(std::move(description));
}

bool Descriptions::Apply(const Description& description, std::vector<Piece>& pieces) const {
  std::vector<Piece*> found;
  for (const std::string& term : description.terms) {
    const auto piece = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& one) { return one.text == term; });
    if (piece == pieces.end()) return false;
    found.push_back(&*piece);
  }
  const std::string& name = names_[description.name];
  Piece whole;
  whole.text = name;
  whole.flags = kDescribedTerm;
  whole.is_aside = whole.is_within = whole.is_detail = true;
  for (Piece* piece : found) {
    whole.flags = static_cast<uint16_t>(whole.flags | (piece->flags & kAnchorTerm));
    whole.is_aside &= piece->is_aside;
    whole.is_within &= piece->is_within;
    whole.is_detail &= piece->is_detail;
    piece->text.clear();
  }
  const WordTraits* traits = Lexicon::Standard().Traits(name);
  if (traits != nullptr && traits->is_problem) whole.flags |= kProblemTerm;
  if (traits != nullptr) whole.weight = traits->weight;
  std::erase_if(pieces, [](const Piece& piece) { return piece.text.empty(); });
  pieces.push_back(std::move(whole));
  return true;
}

void Descriptions::Name(std::vector<Piece>& pieces) const {
  for (size_t i = 0; i < pieces.size(); ++i) {
    const auto found = by_term_.find(pieces[i].text);
    if (found == by_term_.end()) continue;
    for (const uint32_t number : found->second) {
      if (!Apply(descriptions_[number], pieces)) continue;
      i = 0;
      break;
    }
  }
}

}  // namespace emend
