#include "cli/dictionaries.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <future>
#include <hunspell.hxx>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <unordered_map>
#include <unordered_set>

#include "base/unicode.h"
#include "base/utf8.h"
#include "cli/files.h"
#include "cli/rules_folder.h"

namespace emend {
namespace {

constexpr uint64_t kMostVocabularyBytes = uint64_t{16} << 20;

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

bool IsSmallAscii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
}

// To be called by one thread at a time. It stays to the end of the process: to tear it down takes 10 ms.
Hunspell* ReadHunspell(const std::string& path) {
  static auto& kept = *new std::vector<std::unique_ptr<Hunspell>>;
  return kept.emplace_back(std::make_unique<Hunspell>((path + ".aff").c_str(), (path + ".dic").c_str())).get();
}

class Dictionaries : public Dictionary {
 public:
  explicit Dictionaries(std::vector<std::string> paths) : paths_(std::move(paths)) {
    terms_.reserve(size_t{1} << 14);  // as many as the technical words need
    folded_.reserve(size_t{1} << 13);
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
        folded_.insert(IsSmallAscii(word) ? word : FoldCase(word));
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

  bool empty() const override { return paths_.empty() && terms_.empty(); }

  bool HasTerm(std::string_view word) const override { return folded_.contains(FoldCase(word)); }

  bool Accepts(std::string_view text) const override { return accepted_.contains(std::string(text)); }

  void Expect() const override {
    std::call_once(expected_, [this] {
      if (!paths_.empty()) first_ = std::async(std::launch::async, ReadHunspell, paths_[0]);
    });
  }

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
  // Hunspell's objects are not safe to share, nor even to make at the same time.
  bool Ask(const std::string& word) const {
    constexpr size_t kLongest = 100;  // bytes
    if (word.size() > kLongest) return true;
    for (size_t i = 0; i < paths_.size(); ++i) {
      // Each is read when those before it do not know a word.
      if (i == hunspells_.size()) {
        if (i == 0) Expect();
        hunspells_.push_back(i == 0 ? first_.get() : ReadHunspell(paths_[i]));
      }
      if (hunspells_[i]->spell(word)) return true;
    }
    return false;
  }

  std::vector<std::string> paths_;
  std::unordered_set<std::string> terms_;
  std::unordered_set<std::string> folded_;  // the terms
  std::unordered_set<std::string> accepted_;
  mutable std::shared_mutex cache_mutex_;
  mutable std::unordered_map<std::string, bool> cache_;
  mutable std::vector<Hunspell*> hunspells_;
  mutable std::once_flag expected_;
  mutable std::future<Hunspell*> first_;  // read beside other work
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
