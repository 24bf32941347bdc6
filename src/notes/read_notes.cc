// YAML -> notes: the tables of keys below are the format. The first fault is the one that is reported; what is sound
// behind it is read none the less.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

#include "base/escape.h"
#include "base/nearest.h"
#include "notes/slug.h"
#include "notes/yaml.h"
#include "notes/yaml_tree.h"

namespace emend {
namespace {

constexpr size_t kMaxQuoted = 80;     // bytes of the file that a message repeats
constexpr size_t kMaxLineDigits = 9;  // of a line number

// What the file says, fit for a message.
std::string Quote(std::string_view text) {
  if (text.size() <= kMaxQuoted) return '"' + EscapeForTerminal(text) + '"';
  size_t end = kMaxQuoted;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return '"' + EscapeForTerminal(text.substr(0, end)) + "…\"";
}

std::string_view Describe(YamlKind kind) {
  constexpr std::array<std::string_view, 4> kNames = {"empty", "a text", "a list", "a mapping"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view HowToWrite(YamlKind kind) {
  constexpr std::array<std::string_view, 4> kForms = {"nothing", "a text in quotes", "[a, b] or `- item` lines",
                                                      "`key: value` lines"};
  return kForms[static_cast<size_t>(kind)];
}

// Which of the known names may have been meant.
std::string Suggest(std::string_view name, std::span<const std::string_view> known) {
  if (const auto nearest = NearestName(name, known); !nearest.empty())
    return fmt::format("did you mean \"{}\"?", nearest);
  std::string all;
  for (const std::string_view one : known) all.append(all.empty() ? "" : ", ").append(one);
  return "known are " + all;
}

template <typename Enum, size_t N>
std::array<std::string_view, N> NamesOf() {
  std::array<std::string_view, N> names;
  for (size_t i = 0; i < N; ++i) names[i] = ToString(static_cast<Enum>(i));
  return names;
}

std::optional<int> ParseLineNumber(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  if (!whole || digits.size() > kMaxLineDigits || digits.front() < '1' || digits.front() > '9') return std::nullopt;
  return number;
}

bool IsDate(std::string_view text) {
  if (text.size() != 10) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  const int day = (text[8] - '0') * 10 + (text[9] - '0');
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

class NotesReader {
 public:
  std::optional<YamlFault> Read(const YamlNode& root, NotesFile& file) {
    ReadMapping(root, "a notes file", kFileKeys, file);
    return std::move(fault_);
  }

 private:
  template <typename T>
  using ReadValue = void (NotesReader::*)(const YamlNode& value, T& into);

  // A key of a mapping that becomes a T.
  template <typename T>
  struct Key {
    std::string_view name;
    bool required;
    ReadValue<T> read;
  };

  void Fail(const YamlNode& node, std::string message) {
    if (!fault_) fault_ = YamlFault{node.span.begin, std::move(message)};
  }

  // `what`: the thing that should be of that kind, for messages.
  bool Is(const YamlNode& node, YamlKind kind, std::string_view what) {
    if (node.kind == kind) return true;
    Fail(node,
         fmt::format("{} must be {} but is {}: write {}", what, Describe(kind), Describe(node.kind), HowToWrite(kind)));
    return false;
  }

  template <typename T, size_t N>
  void ReadMapping(const YamlNode& node, std::string_view what, const std::array<Key<T>, N>& keys, T& into) {
    if (!Is(node, YamlKind::kMapping, what)) return;
    for (const YamlMember& member : node.members) {
      const auto key =
          std::find_if(keys.begin(), keys.end(), [&](const Key<T>& k) { return k.name == member.key.text; });
      if (key == keys.end()) {
        std::array<std::string_view, N> names;
        std::transform(keys.begin(), keys.end(), names.begin(), [](const Key<T>& k) { return k.name; });
        Fail(member.key,
             fmt::format("{} has no key {}: {}", what, Quote(member.key.text), Suggest(member.key.text, names)));
        continue;
      }
      key_ = key->name;
      (this->*key->read)(member.value, into);
    }
    for (const Key<T>& key : keys) {
      const auto is_key = [&](const YamlMember& member) { return member.key.text == key.name; };
      if (key.required && std::none_of(node.members.begin(), node.members.end(), is_key)) {
        return Fail(node, fmt::format("{} must have the key \"{}\": add it", what, key.name));
      }
    }
  }

  bool IsText(const YamlNode& node) { return Is(node, YamlKind::kScalar, fmt::format("\"{}\"", key_)); }

  template <typename T, std::string T::*member>
  void ReadText(const YamlNode& node, T& into) {
    if (!IsText(node)) return;
    if (node.text.empty()) return Fail(node, fmt::format("\"{}\" must not be empty: write its text", key_));
    into.*member = node.text;
  }

  void ReadFormat(const YamlNode& node, NotesFile&) {
    if (IsText(node) && node.text != "emend/1") {
      Fail(node, fmt::format("the format {} is not known: this version reads \"emend/1\"", Quote(node.text)));
    }
  }

  template <typename T, typename Item, std::vector<Item> T::*member>
  void ReadList(const YamlNode& node, T& into) {
    if (!Is(node, YamlKind::kSequence, fmt::format("\"{}\"", key_))) return;
    for (const YamlNode& item : node.items) ReadItem(item, (into.*member).emplace_back());
  }

  void ReadItem(const YamlNode& node, Note& note) { ReadMapping(node, "a note", kNoteKeys, note); }
  void ReadItem(const YamlNode& node, Source& source) { ReadMapping(node, "a source", kSourceKeys, source); }
  void ReadItem(const YamlNode& node, Variant& variant) { ReadMapping(node, "a variant", kVariantKeys, variant); }
  void ReadItem(const YamlNode& node, Reference& reference) {
    ReadMapping(node, "a reference", kReferenceKeys, reference);
  }
  void ReadItem(const YamlNode& node, Ignore& ignore) { ReadMapping(node, "an accepted finding", kIgnoreKeys, ignore); }

  void ReadSlug(const YamlNode& node, std::string& slug) {
    if (!Is(node, YamlKind::kScalar, "an id")) return;
    if (!IsSlug(node.text)) {
      return Fail(node,
                  fmt::format("the id {} must be lower-case words joined by single hyphens, at most {} characters: "
                              "write it as {}",
                              Quote(node.text), kMaxSlugLength, CutSlug(FullSlug(node.text, "q"))));
    }
    slug = node.text;
  }

  void ReadId(const YamlNode& node, Note& note) { ReadSlug(node, note.id); }

  void ReadTag(const YamlNode& node, std::string& tag) {
    if (!Is(node, YamlKind::kScalar, "a tag")) return;
    if (!IsTag(node.text)) {
      return Fail(node, fmt::format("the tag {} must be lower-case words joined by single hyphens: write it so",
                                    Quote(node.text)));
    }
    tag = node.text;
  }

  // A list of texts of which each may stand only once.
  template <std::vector<std::string> Note::*member, void (NotesReader::*read)(const YamlNode&, std::string&)>
  void ReadSet(const YamlNode& node, Note& note) {
    if (!Is(node, YamlKind::kSequence, fmt::format("\"{}\"", key_))) return;
    std::vector<std::string>& set = note.*member;
    for (const YamlNode& item : node.items) {
      std::string text;
      (this->*read)(item, text);
      if (!text.empty()) AddOnce(item, text, set);
    }
  }

  template <typename Item>
  void AddOnce(const YamlNode& node, const Item& item, std::vector<Item>& set) {
    if (std::find(set.begin(), set.end(), item) != set.end()) {
      return Fail(node, fmt::format("{} stands in \"{}\" twice: take one away", Quote(node.text), key_));
    }
    set.push_back(item);
  }

  // The value of an enumeration of N that is called so.
  template <typename Enum, size_t N>
  std::optional<Enum> ReadName(const YamlNode& node, std::string_view what) {
    if (!Is(node, YamlKind::kScalar, what)) return std::nullopt;
    static const auto names = NamesOf<Enum, N>();
    const auto found = std::find(names.begin(), names.end(), node.text);
    if (found != names.end()) return static_cast<Enum>(found - names.begin());
    Fail(node, fmt::format("{} cannot be {}: {}", what, Quote(node.text), Suggest(node.text, names)));
    return std::nullopt;
  }

  void ReadKind(const YamlNode& node, Note& note) {
    note.kind = ReadName<EntryKind, 3>(node, "a kind").value_or(EntryKind::kQuestion);
  }

  void ReadReview(const YamlNode& node, Note& note) {
    if (!Is(node, YamlKind::kSequence, "\"review\"")) return;
    for (const YamlNode& item : node.items) {
      const auto reason = ReadName<Review, 7>(item, "a reason for review");
      if (reason) AddOnce(item, *reason, note.review);
    }
  }

  void ReadNoteAnswer(const YamlNode& node, Note& note) {
    if (IsText(node)) note.answer = node.text;
  }

  void ReadVariantAnswer(const YamlNode& node, Variant& variant) {
    if (IsText(node)) variant.answer = node.text;
  }

  void ReadLines(const YamlNode& node, Source& source) {
    if (!IsText(node)) return;
    const size_t dash = std::min(node.text.find('-'), node.text.size());
    const auto first = ParseLineNumber(std::string_view(node.text).substr(0, dash));
    const auto last = ParseLineNumber(std::string_view(node.text).substr(std::min(dash + 1, node.text.size())));
    if (!first || !last || *last < *first) {
      return Fail(node,
                  fmt::format("the lines {} must be two line numbers from 1 on, the smaller first: write them as 12-15",
                              Quote(node.text)));
    }
    source.lines = {*first, *last};
  }

  void ReadUntil(const YamlNode& node, Ignore& ignore) {
    if (!IsText(node)) return;
    if (!IsDate(node.text)) {
      return Fail(node, fmt::format("{} is no date: write it as \"2030-12-31\"", Quote(node.text)));
    }
    ignore.until = node.text;
  }

  static constexpr std::array<Key<NotesFile>, 3> kFileKeys = {{
      {"format", true, &NotesReader::ReadFormat},
      {"topic", true, &NotesReader::ReadText<NotesFile, &NotesFile::topic>},
      {"notes", true, &NotesReader::ReadList<NotesFile, Note, &NotesFile::notes>},
  }};

  static constexpr std::array<Key<Note>, 12> kNoteKeys = {{
      {"id", true, &NotesReader::ReadId},
      {"kind", false, &NotesReader::ReadKind},
      {"question", true, &NotesReader::ReadText<Note, &Note::question>},
      {"tags", false, &NotesReader::ReadSet<&Note::tags, &NotesReader::ReadTag>},
      {"answer", true, &NotesReader::ReadNoteAnswer},
      {"sources", false, &NotesReader::ReadList<Note, Source, &Note::sources>},
      {"variants", false, &NotesReader::ReadList<Note, Variant, &Note::variants>},
      {"related", false, &NotesReader::ReadSet<&Note::related, &NotesReader::ReadSlug>},
      {"review", false, &NotesReader::ReadReview},
      {"distinct_from", false, &NotesReader::ReadSet<&Note::distinct_from, &NotesReader::ReadSlug>},
      {"references", false, &NotesReader::ReadList<Note, Reference, &Note::references>},
      {"ignore", false, &NotesReader::ReadList<Note, Ignore, &Note::ignore>},
  }};

  static constexpr std::array<Key<Source>, 2> kSourceKeys = {{
      {"export", true, &NotesReader::ReadText<Source, &Source::export_name>},
      {"lines", true, &NotesReader::ReadLines},
  }};

  static constexpr std::array<Key<Variant>, 3> kVariantKeys = {{
      {"question", true, &NotesReader::ReadText<Variant, &Variant::question>},
      {"answer", false, &NotesReader::ReadVariantAnswer},
      {"sources", false, &NotesReader::ReadList<Variant, Source, &Variant::sources>},
  }};

  static constexpr std::array<Key<Reference>, 2> kReferenceKeys = {{
      {"title", true, &NotesReader::ReadText<Reference, &Reference::title>},
      {"url", true, &NotesReader::ReadText<Reference, &Reference::url>},
  }};

  static constexpr std::array<Key<Ignore>, 4> kIgnoreKeys = {{
      {"rule", true, &NotesReader::ReadText<Ignore, &Ignore::rule>},
      {"match", false, &NotesReader::ReadText<Ignore, &Ignore::match>},
      {"reason", true, &NotesReader::ReadText<Ignore, &Ignore::reason>},
      {"until", false, &NotesReader::ReadUntil},
  }};

  std::string_view key_;  // whose value is being read
  std::optional<YamlFault> fault_;
};

}  // namespace

std::optional<YamlFault> ReadNotesTree(const YamlNode& root, NotesFile& file) { return NotesReader().Read(root, file); }

Result<NotesFile> ReadNotes(std::string_view text, const std::string& path) {
  auto parsed = ParseYaml(text);
  if (const auto* fault = std::get_if<YamlFault>(&parsed)) return ToError(*fault, text, path);
  NotesFile file;
  if (const auto fault = ReadNotesTree(std::get<YamlNode>(parsed), file)) return ToError(*fault, text, path);
  return file;
}

}  // namespace emend
