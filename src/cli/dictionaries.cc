#include "cli/dictionaries.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <hunspell.hxx>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <unordered_map>
#include <unordered_set>

#include "base/unicode.h"
#include "base/utf8.h"
#include "check/affix_dictionary.h"
#include "cli/files.h"
#include "cli/rules_folder.h"

namespace emend {
namespace {

constexpr uint64_t kMostVocabularyBytes = uint64_t{16} << 20;
constexpr uint64_t kMostDictionaryBytes = uint64_t{64} << 20;

bool IsFile(const std::string& path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

// The path of a dictionary without its ending; empty if it is not found.
std::string FindDictionary(const std::string& name) {
  std::string base = name;
  if (base.ends_with(".dic") || base.ends_with(".aff")) base.resize(base.size() - 4);
  std::vector<std::string> places;
  if (base.find('/') == std::string::npos) {
    if (const char* path = std::getenv("DICPATH"); path != nullptr) {
      for (std::string_view rest = path; !rest.empty();) {
        const size_t end = std::min(rest.find(':'), rest.size());
        places.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    for (const char* place : {".", "/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell"})
      places.emplace_back(place);
  } else {
    places.emplace_back();
  }
  for (const std::string& place : places) {
    const std::string path = place.empty() ? base : place + "/" + base;
    if (IsFile(path + ".aff") && IsFile(path + ".dic")) return path;
  }
  return {};
}

std::string Capitalised(const std::string& word) {
  const CodePoint first = DecodeUtf8(word, 0);
  std::string out;
  AppendUtf8(ToUpper(first.value), out);
  return out.append(word, first.length);
}

class Dictionaries : public Dictionary {
 public:
  explicit Dictionaries(std::vector<std::string> paths) {
    for (std::string& path : paths) dictionaries_.push_back({std::move(path), false, std::nullopt, nullptr});
  }

  // The words of one line; a phrase gives each of its words.
  void AddTerm(std::string_view line) {
    line = Trim(line.substr(0, line.find('#')));
    std::string word;
    for (size_t at = 0; at <= line.size();) {
      const CodePoint c = DecodeUtf8(line, at);
      if (c.length > 0 && (IsLetter(c.value) || c.value == U'\'')) {
        word.append(line, at, c.length);
      } else if (!word.empty()) {
        // A word in small letters may begin a sentence.
        folded_.insert(FoldCase(word));
        terms_.insert(Capitalised(word));
        terms_.insert(std::move(word));
        word.clear();
      }
      if (c.length == 0) break;
      at += c.length;
    }
  }

  void AddAccepted(std::string_view line) {
    line = Trim(line.substr(0, line.find('#')));
    if (!line.empty()) accepted_.emplace(line);
    AddTerm(line);
  }

  bool empty() const override { return dictionaries_.empty() && terms_.empty(); }

  bool HasTerm(std::string_view word) const override { return folded_.contains(FoldCase(word)); }

  bool Accepts(std::string_view text) const override { return accepted_.contains(std::string(text)); }

  bool Knows(std::string_view word) const override {
    const std::string text(word);
    if (terms_.contains(text)) return true;
    {
      const std::shared_lock lock(cache_mutex_);
      if (const auto found = cache_.find(text); found != cache_.end()) return found->second;
    }
    const std::unique_lock lock(cache_mutex_);
    const bool known = Ask(text);
    constexpr size_t kMost = 2'000'000;  // words; suggestions ask for many that are none
    if (cache_.size() < kMost) cache_.emplace(text, known);
    return known;
  }

 private:
  // A dictionary on disk: read when those before it do not know a word.
  struct OnDisk {
    std::string path;  // without its ending
    bool read = false;
    std::optional<AffixDictionary> simple;
    std::unique_ptr<Hunspell> hunspell;  // for what is not simple
  };

  bool Ask(const std::string& word) const {
    constexpr size_t kLongest = 100;  // bytes
    return word.size() > kLongest || std::any_of(dictionaries_.begin(), dictionaries_.end(),
                                                 [&](OnDisk& dictionary) { return Ask(dictionary, word); });
  }

  // Hunspell's objects are not safe to share, nor even to make at the same time.
  static bool Ask(OnDisk& dictionary, const std::string& word) {
    const std::string affixes_path = dictionary.path + ".aff", words_path = dictionary.path + ".dic";
    if (!dictionary.read) {
      dictionary.read = true;
      const auto affixes = ReadFile(affixes_path, kMostDictionaryBytes);
      auto words = ReadFile(words_path, kMostDictionaryBytes);
      if (affixes.ok() && words.ok())
        dictionary.simple = AffixDictionary::Read(affixes.value().bytes, std::move(words.value().bytes));
    }
    if (dictionary.simple) {
      if (const std::optional<bool> known = dictionary.simple->Knows(word)) return *known;
    }
    if (dictionary.hunspell == nullptr)
      dictionary.hunspell = std::make_unique<Hunspell>(affixes_path.c_str(), words_path.c_str());
    return dictionary.hunspell->spell(word);
  }

  std::unordered_set<std::string> terms_;
  std::unordered_set<std::string> folded_;  // the terms
  std::unordered_set<std::string> accepted_;
  mutable std::shared_mutex cache_mutex_;
  mutable std::unordered_map<std::string, bool> cache_;
  mutable std::vector<OnDisk> dictionaries_;
};

template <typename Take>
std::optional<Error> ReadLines(const std::string& path, Take take) {
  const Result<FileBytes> bytes = ReadFile(path, kMostVocabularyBytes);
  if (!bytes.ok()) return bytes.error();
  const std::string_view text = bytes.value().bytes;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    take(text.substr(at, end - at));
    at = end + 1;
  }
  return std::nullopt;
}

}  // namespace

bool NeedDictionary(std::span<const Rule> rules) {
  return std::any_of(rules.begin(), rules.end(), [](const Rule& rule) { return rule.header.kind == "spelling"; });
}

DictionarySources UsualDictionaries() {
  DictionarySources sources;
  if (const std::string own = BuiltInRulesFolder(); !own.empty())
    sources.technical.push_back(own + "/vocabulary/technical.txt");
  return sources;
}

Result<std::shared_ptr<const Dictionary>> OpenDictionaries(const DictionarySources& sources) {
  std::vector<std::string> paths;
  for (const std::string& name : sources.dictionaries) {
    std::string path = FindDictionary(name);
    if (path.empty()) {
      return Error{
          "", 0, 0,
          fmt::format("there is no dictionary \"{0}\" here; install it (Debian: hunspell-{1}) or name the path of "
                      "its .dic file",
                      name, [&] {
                        std::string package = FoldCase(name);
                        for (char& c : package) c = c == '_' ? '-' : c;
                        return package;
                      }())};
    }
    paths.push_back(std::move(path));
  }
  for (const std::string& name : sources.also) {
    if (std::string path = FindDictionary(name); !path.empty()) paths.push_back(std::move(path));
  }
  auto dictionaries = std::make_shared<Dictionaries>(std::move(paths));
  Dictionaries& words = *dictionaries;
  for (const std::string& path : sources.technical) {
    if (auto fault = ReadLines(path, [&](std::string_view line) { words.AddTerm(line); })) return *std::move(fault);
  }
  for (const std::string& path : sources.vocabularies) {
    if (auto fault = ReadLines(path, [&](std::string_view line) { words.AddAccepted(line); })) return *std::move(fault);
  }
  return std::shared_ptr<const Dictionary>(std::move(dictionaries));
}

}  // namespace emend
