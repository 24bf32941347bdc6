// Identifiers that do not exist, were removed or are unsafe, found where code uses them or prose recommends them.
#include <algorithm>
#include <memory>
#include <utility>

#include <re2/re2.h>
#include "base/lazy_regex.h"
#include "check/file_view.h"
#include "check/kinds/fact_keys.h"
#include "facts/advice.h"
#include "facts/code_lines.h"

namespace emend {
namespace {

constexpr std::string_view kIdentifierKeys[] = {"covers", "names"};
constexpr std::string_view kNameKeys[] = {"name",   "code",    "instead", "languages", "removed", "deprecated",
                                          "unsafe", "missing", "product", "unless",    "prose",   "message"};

struct Name {
  std::string shown;
  std::vector<std::unique_ptr<const LazyRegex>> code;
  std::unique_ptr<const LazyRegex> unless;
  facts::Pattern prose;
  std::vector<std::string> languages;
  std::string message;
  std::string removed;  // the version that did so
};

bool IsNameByte(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

bool Speaks(const std::vector<std::string>& languages, const std::string& language) {
  return languages.empty() || language.empty() || language == "text" ||
         std::find(languages.begin(), languages.end(), language) != languages.end();
}

class IdentifierCheck : public Check {
 public:
  explicit IdentifierCheck(std::vector<Name> names) : names_(std::move(names)) {}

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    (void)targets;  // code blocks too, which no scope of prose holds
    const auto& passages = view.file().passages;
    for (size_t i = 0; i < passages.size(); ++i) {
      if (facts::IsCode(passages[i])) RunOnCode(view, i, hits);
    }
    const facts::PlaceLists places = view.places();
    size_t need = 0;
    for (const Name& name : names_) {
      if (name.prose.empty()) continue;
      const auto where = places[need++];
      if (where.empty()) continue;
      for (const facts::NamePlace& place : facts::FindAdvised(name.prose, view.reading(), where, name.removed))
        Add(name, place.passage, place.span, hits);
    }
  }

  std::optional<RuleNeeds> Needs() const override {
    RuleNeeds needs;
    for (const Name& name : names_) {
      if (!name.prose.empty()) needs.watched.Add({{{&name.prose}, true}});
      for (const auto& pattern : name.code) needs.code.push_back(pattern->expression());
    }
    return needs;
  }

 private:
  static void Add(const Name& name, size_t passage, Span span, std::vector<Hit>& hits) {
    Hit hit;
    hit.passage = passage;
    hit.span = span;
    hit.arguments = {name.shown};
    if (!name.message.empty()) hit.message = name.message;
    hits.push_back(std::move(hit));
  }

  void RunOnCode(const FileView& view, size_t passage, std::vector<Hit>& hits) const {
    const Passage& block = view.passage(passage);
    std::optional<bool> bad;
    for (const Name& name : names_) {
      if (!Speaks(name.languages, block.language)) continue;
      for (const auto& pattern : name.code) {
        // A quick look at the whole before lines are read.
        if (!RE2::PartialMatch(block.text, **pattern)) continue;
        if (!bad) bad = facts::IsShownAsBad(view.reading(), static_cast<int>(passage));
        if (*bad) return;
        if (name.unless && RE2::PartialMatch(block.text, **name.unless)) continue;
        Search(name, **pattern, block, view.code_lines(passage), passage, hits);
      }
    }
  }

  static void Search(const Name& name, const RE2& pattern, const Passage& block,
                     const std::vector<facts::CodeLine>& lines, size_t passage, std::vector<Hit>& hits) {
    for (const facts::CodeLine& line : lines) {
      if (line.apart || line.blank) continue;
      const std::string_view text = std::string_view(block.text).substr(line.span.begin, line.comment);
      re2::StringPiece found[2];
      size_t from = 0;
      while (from <= text.size() &&
             pattern.Match(re2::StringPiece(text.data(), text.size()), from, text.size(), RE2::UNANCHORED, found, 2)) {
        const re2::StringPiece& hit = found[1].data() != nullptr ? found[1] : found[0];
        const auto begin = static_cast<size_t>(hit.data() - text.data());
        const size_t end = begin + hit.size();
        from = std::max(end, from + 1);
        if (hit.empty()) continue;
        const bool whole = (begin == 0 || !IsNameByte(text[begin - 1]) || !IsNameByte(text[begin])) &&
                           (end >= text.size() || !IsNameByte(text[end]) || !IsNameByte(text[end - 1]));
        if (!whole) continue;
        const Span span = {line.span.begin + begin, line.span.begin + end};
        const bool known = std::any_of(hits.begin(), hits.end(), [&](const Hit& other) {
          return other.passage == passage && other.span.begin < span.end && span.begin < other.span.end;
        });
        if (!known) Add(name, passage, span, hits);
      }
    }
  }

  std::vector<Name> names_;
};

Result<std::unique_ptr<const LazyRegex>> CompileCode(const RuleSource& source, const YamlNode& node,
                                                     const std::string& text) {
  auto pattern = std::make_unique<const LazyRegex>(text);
  if (!source.sound && !(**pattern).ok())
    return source.Fault(node, "the regular expression `" + text + "`: " + (**pattern).error());
  return pattern;
}

// What a name's `removed:`, `deprecated:`, … say of it, as a sentence.
std::string Describe(const YamlNode& node, const std::string& shown) {
  const std::string product = TextOf(node, "product");
  const auto version = [&](std::string_view key) {
    return (product.empty() ? "version" : product) + " " + TextOf(node, key);
  };
  std::string text = "`" + shown + "` ";
  if (!TextOf(node, "removed").empty()) {
    text += "was removed in " + version("removed");
  } else if (!TextOf(node, "missing").empty()) {
    text += "does not exist" + (product.empty() ? "" : " in " + product);
  } else if (!TextOf(node, "deprecated").empty()) {
    text += "is deprecated since " + version("deprecated");
  } else if (!TextOf(node, "unsafe").empty()) {
    text += "is unsafe here";
  } else {
    return "";
  }
  if (const std::string instead = TextOf(node, "instead"); !instead.empty()) text += "; use " + instead;
  return text + ".";
}

Result<std::unique_ptr<const Check>> ParseIdentifier(const RuleSource& source, const RuleHeader&) {
  const YamlNode* list = source.Find("names");
  if (list == nullptr || list->items.empty())
    return source.Fault(source.root, "`names` is missing: the list of identifiers");
  std::vector<Name> names;
  for (const YamlNode& node : list->items) {
    if (auto members = CheckMembers(source, node, kNameKeys); !members.ok()) return members.error();
    Name name;
    name.shown = TextOf(node, "name");
    auto patterns = ReadTexts(source, FindMember(node, "code"));
    if (!patterns.ok()) return patterns.error();
    if (name.shown.empty() && patterns.value().empty()) return source.Fault(node, "`name` or `code` is missing");
    std::vector<std::string> code = patterns.value();
    if (code.empty()) {
      code.push_back(RE2::QuoteMeta(name.shown));
      if (const size_t dot = name.shown.rfind('.'); dot != std::string::npos && dot > 0) {
        code.push_back(R"(from\s+)" + RE2::QuoteMeta(name.shown.substr(0, dot)) + R"(\s+import\s+[\w\s,(]*?\b()" +
                       RE2::QuoteMeta(name.shown.substr(dot + 1)) + ")");
      }
    }
    for (const std::string& text : code) {
      auto pattern = CompileCode(source, node, text);
      if (!pattern.ok()) return pattern.error();
      name.code.push_back(std::move(pattern.value()));
    }
    if (const YamlNode* unless = FindMember(node, "unless"); unless != nullptr) {
      auto pattern = CompileCode(source, *unless, unless->text);
      if (!pattern.ok()) return pattern.error();
      name.unless = std::move(pattern.value());
    }
    if (!name.shown.empty() && TextOf(node, "prose") != "no") {
      std::vector<std::string> said = {"=" + name.shown};
      if (const size_t dot = name.shown.rfind('.'); dot != std::string::npos && dot > 0) {
        const std::string module = name.shown.substr(0, dot);
        const std::string member = name.shown.substr(dot + 1);
        said.push_back("(=" + member + "|" + member + "()) from " + module);
      }
      auto pattern = facts::Pattern::Compile(said, {});
      if (!pattern.ok()) return source.Fault(node, pattern.error().message);
      name.prose = std::move(pattern.value());
    }
    auto languages = ReadTexts(source, FindMember(node, "languages"));
    if (!languages.ok()) return languages.error();
    name.languages = std::move(languages.value());
    name.removed = TextOf(node, "removed");
    name.message = TextOf(node, "message");
    if (name.message.empty() && !name.shown.empty()) name.message = Describe(node, name.shown);
    names.push_back(std::move(name));
  }
  return std::unique_ptr<const Check>(std::make_unique<IdentifierCheck>(std::move(names)));
}

}  // namespace

extern const CheckKind identifier_kind;
const CheckKind identifier_kind = {
    .name = "identifier",
    .summary = "a name that does not exist, was removed or is unsafe",
    .keys = kIdentifierKeys,
    .parse = ParseIdentifier,
};

}  // namespace emend
