#include "check/rule_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/escape.h"
#include "base/nearest.h"
#include "check/check_kind.h"
#include "check/kinds/word_keys.h"
#include "notes/yaml_tree.h"

namespace emend {
namespace {

constexpr size_t kMostBytes = size_t{1} << 20;  // of a rule file
constexpr double kMostLimit = 1e9;              // findings

// Kinds of Vale that there are no plans for.
struct UnsupportedKind {
  std::string_view name;
  std::string_view reason;
};
constexpr UnsupportedKind kUnsupported[] = {
    {"script", "rules are data, not programs; see whether `existence` or `occurrence` can say it"},
    {"sequence", "there is no tagger of parts of speech; see whether `existence` can say it"},
};

std::string Suggest(std::string_view name, std::span<const std::string_view> known) {
  if (const std::string_view nearest = NearestName(name, known); !nearest.empty())
    return fmt::format("did you mean \"{}\"?", nearest);
  return fmt::format("known are {}", fmt::join(known, ", "));
}

std::string Quote(std::string_view text) { return '"' + EscapeForTerminal(text.substr(0, 80)) + '"'; }

// Reads the keys that every rule has. Each reader returns the fault, if there is one.
class HeaderReader {
 public:
  explicit HeaderReader(const RuleSource& source) : source_(source) {}

  std::optional<Error> Read(RuleHeader& header) {
    facts_ = std::make_shared<RuleFacts>();
    facts_->name = RuleNameOf(source_.path);
    header.path = source_.path;
    for (const YamlMember& member : source_.root.members) {
      const auto key =
          std::find_if(kKeys.begin(), kKeys.end(), [&](const Key& k) { return k.name == member.key.text; });
      if (key == kKeys.end()) continue;
      (this->*key->read)(member.value, header);
      if (fault_) return fault_;
    }
    header.facts = facts_;
    return fault_;
  }

  struct Key {
    std::string_view name;
    void (HeaderReader::*read)(const YamlNode& node, RuleHeader& header);
  };
  static const std::array<Key, 14> kKeys;

 private:
  void Fail(const YamlNode& node, std::string message) {
    if (!fault_) fault_ = source_.Fault(node, std::move(message));
  }

  std::string Text(const YamlNode& node, std::string_view key) {
    if (node.kind != YamlKind::kScalar) Fail(node, fmt::format("`{}` must be a text", key));
    return node.text;
  }

  template <typename Enum, size_t N>
  Enum Choice(const YamlNode& node, std::string_view key, const std::array<std::string_view, N>& names) {
    const std::string text = Text(node, key);
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end())
      Fail(node, fmt::format("`{}` is {}, not {}; {}", key, fmt::join(names, ", "), Quote(text), Suggest(text, names)));
    return static_cast<Enum>(found - names.begin());
  }

  void Kind(const YamlNode& node, RuleHeader& header) { header.kind = Text(node, "extends"); }
  void Message(const YamlNode& node, RuleHeader& header) { header.message = Text(node, "message"); }
  void Description(const YamlNode& node, RuleHeader&) { facts_->description = Text(node, "description"); }
  void Link(const YamlNode& node, RuleHeader&) { facts_->link = Text(node, "link"); }
  void Nothing(const YamlNode&, RuleHeader&) {}

  void Level(const YamlNode& node, RuleHeader& header) {
    header.level = Choice<Severity>(node, "level", std::array<std::string_view, 3>{"suggestion", "warning", "error"});
  }
  void ReadConfidence(const YamlNode& node, RuleHeader& header) {
    header.confidence =
        Choice<Confidence>(node, "confidence", std::array<std::string_view, 3>{"low", "medium", "high"});
  }
  void Fix(const YamlNode& node, RuleHeader& header) {
    header.fix = Choice<FixSafety>(node, "fix", std::array<std::string_view, 3>{"none", "unsafe", "safe"});
  }

  void Scope(const YamlNode& node, RuleHeader& header) {
    const auto add = [&](const YamlNode& item) {
      auto terms = ParseScope(Text(item, "scope"));
      if (!terms.ok()) return Fail(item, terms.error().message);
      header.scope.alternatives.push_back(std::move(terms.value()));
    };
    if (node.kind != YamlKind::kSequence) return add(node);
    for (const YamlNode& item : node.items) add(item);
  }

  void Cite(const YamlNode& node, RuleHeader&) {
    static constexpr std::array<std::string_view, 4> kCite = {"title", "section", "url", "accessed"};
    if (node.kind != YamlKind::kSequence) return Fail(node, "`cite` must be a list of {title, section, url, accessed}");
    for (const YamlNode& item : node.items) {
      if (item.kind != YamlKind::kMapping) return Fail(item, "a citation must be {title, section, url, accessed}");
      Citation citation;
      std::string* const fields[] = {&citation.title, &citation.section, &citation.url, &citation.accessed};
      for (const YamlMember& member : item.members) {
        const auto at = std::find(kCite.begin(), kCite.end(), member.key.text);
        if (at == kCite.end())
          return Fail(member.key, fmt::format("a citation has no key {}; {}", Quote(member.key.text),
                                              Suggest(member.key.text, kCite)));
        *fields[at - kCite.begin()] = Text(member.value, member.key.text);
      }
      facts_->cite.push_back(std::move(citation));
    }
  }

  // A text; of a note a mapping with its question and its answer.
  void ReadInput(const YamlNode& node, RuleTest& test) {
    if (node.kind != YamlKind::kMapping) {
      test.input = Text(node, "input");
      return;
    }
    for (const YamlMember& member : node.members) {
      if (member.key.text == "question") {
        test.question = Text(member.value, "question");
      } else if (member.key.text == "answer") {
        test.input = Text(member.value, "answer");
      } else {
        Fail(member.key, fmt::format("`input` has no key {}; known are question, answer", Quote(member.key.text)));
      }
    }
  }

  void Tests(const YamlNode& node, RuleHeader& header) {
    static constexpr std::array<std::string_view, 6> kTest = {"name", "input", "format", "question", "want", "absent"};
    static constexpr std::array<std::string_view, 4> kFormats = {"md", "text", "notes", "note"};
    if (node.kind != YamlKind::kSequence) return Fail(node, "`tests` must be a list of {name, input, want}");
    for (const YamlNode& item : node.items) {
      if (item.kind != YamlKind::kMapping)
        return Fail(item, "a test must be {name, input, want} or {name, input, absent}");
      RuleTest test;
      test.line = source_.Fault(item, "").line;
      bool decided = false;
      for (const YamlMember& member : item.members) {
        const std::string& key = member.key.text;
        if (std::find(kTest.begin(), kTest.end(), key) == kTest.end())
          return Fail(member.key, fmt::format("a test has no key {}; {}", Quote(key), Suggest(key, kTest)));
        if (key == "name") test.name = Text(member.value, key);
        if (key == "input") ReadInput(member.value, test);
        if (key == "question") test.question = Text(member.value, key);
        if (key == "absent") decided = true;
        if (key == "format") {
          test.format = Text(member.value, key);
          if (std::find(kFormats.begin(), kFormats.end(), test.format) == kFormats.end())
            return Fail(member.value,
                        fmt::format("`format` is {}, not {}", fmt::join(kFormats, ", "), Quote(test.format)));
        }
        if (key == "want") {
          decided = true;
          if (member.value.kind != YamlKind::kSequence) return Fail(member.value, "`want` must be a list of texts");
          for (const YamlNode& text : member.value.items) test.want.push_back(Text(text, key));
        }
      }
      if (!decided) return Fail(item, "a test needs `want`, the texts that it finds, or `absent: true`");
      header.tests.push_back(std::move(test));
    }
  }

  const RuleSource& source_;
  std::shared_ptr<RuleFacts> facts_;
  std::optional<Error> fault_;
};

// `limit` and `vocab` are read where the kind is known; `name` is Vale's old key and changes nothing.
const std::array<HeaderReader::Key, 14> HeaderReader::kKeys = {{
    {"extends", &HeaderReader::Kind},
    {"message", &HeaderReader::Message},
    {"level", &HeaderReader::Level},
    {"scope", &HeaderReader::Scope},
    {"link", &HeaderReader::Link},
    {"description", &HeaderReader::Description},
    {"cite", &HeaderReader::Cite},
    {"fix", &HeaderReader::Fix},
    {"confidence", &HeaderReader::ReadConfidence},
    {"tests", &HeaderReader::Tests},
    {"covers", &HeaderReader::Nothing},
    {"limit", &HeaderReader::Nothing},
    {"vocab", &HeaderReader::Nothing},
    {"name", &HeaderReader::Nothing},
}};

// The text with its block `tests:` blank, so that all else keeps its place.
std::string WithoutTests(std::string_view text) {
  std::string blank(text);
  const size_t begin = text.starts_with("tests:") ? 0 : text.find("\ntests:");
  if (begin == std::string_view::npos) return blank;
  bool inside = false;
  for (size_t at = begin == 0 ? 0 : begin + 1; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const char first = at < end ? text[at] : ' ';
    // The next key at the margin ends the block.
    if (inside && first != ' ' && first != '-' && first != '#' && first != '\t' && first != '\r') break;
    inside = true;
    std::fill(blank.begin() + static_cast<std::ptrdiff_t>(at), blank.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    at = end + 1;
  }
  return blank;
}

}  // namespace

std::string RuleNameOf(std::string_view path) {
  const size_t slash = path.rfind('/');
  std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
  std::string_view folder = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  folder = folder.substr(folder.rfind('/') + 1);
  file = file.substr(0, file.rfind('.'));
  return folder.empty() ? std::string(file) : fmt::format("{}.{}", folder, file);
}

Result<Rule> ParseRule(std::string_view text, const std::string& path, RuleParts parts) {
  if (text.size() > kMostBytes)
    return Error{path, 0, 0, fmt::format("a rule file may have {} bytes at most; split it", kMostBytes)};
  const std::string without = parts != RuleParts::kAll ? WithoutTests(text) : std::string();
  if (parts != RuleParts::kAll) text = without;
  auto parsed = ParseYaml(text);
  if (const auto* fault = std::get_if<YamlFault>(&parsed)) return ToError(*fault, text, path);
  const YamlNode& root = std::get<YamlNode>(parsed);
  const RuleSource source{root, text, path, parts == RuleParts::kSound};
  if (root.kind != YamlKind::kMapping)
    return source.Fault(root, "a rule file must hold `extends`, `message` and more keys");

  Rule rule;
  if (auto fault = HeaderReader(source).Read(rule.header)) return *fault;
  std::vector<std::string_view> kinds;
  const CheckKind* kind = nullptr;
  for (const CheckKind* one : CheckKinds()) {
    kinds.push_back(one->name);
    if (one->name == rule.header.kind) kind = one;
  }
  if (source.Find("extends") == nullptr) return source.Fault(root, "`extends` is missing: the kind of the rule");
  for (const UnsupportedKind& unsupported : kUnsupported) {
    if (unsupported.name == rule.header.kind)
      return source.Fault(*source.Find("extends"),
                          fmt::format("rules of the kind {} are not run: {}", unsupported.name, unsupported.reason));
  }
  if (kind == nullptr)
    return source.Fault(*source.Find("extends"), fmt::format("no kind of rule is named {}; {}", Quote(rule.header.kind),
                                                             Suggest(rule.header.kind, kinds)));
  if (source.Find("message") == nullptr) return source.Fault(root, "`message` is missing: what to say of a finding");
  std::vector<std::string_view> known(kind->keys.begin(), kind->keys.end());
  for (const HeaderReader::Key& key : HeaderReader::kKeys) known.push_back(key.name);
  for (const YamlMember& member : root.members) {
    if (std::find(known.begin(), known.end(), member.key.text) == known.end())
      return source.Fault(member.key, fmt::format("a rule of the kind {} has no key {}; {}", kind->name,
                                                  Quote(member.key.text), Suggest(member.key.text, known)));
  }
  const auto limit = ReadNumber(source, "limit");
  if (!limit.ok()) return limit.error();
  const double most = limit.value().value_or(0);
  if (most < 0 || most > kMostLimit || most != std::floor(most))
    return source.Fault(*source.Find("limit"), "`limit` must be a whole number, 0 for no limit");
  rule.header.limit = static_cast<size_t>(most);
  const auto vocabulary = ReadFlag(source, "vocab", true);
  if (!vocabulary.ok()) return vocabulary.error();
  rule.header.heeds_vocabulary = kind->heeds_vocabulary && vocabulary.value();
  auto check = kind->parse(source, rule.header);
  if (!check.ok()) return check.error();
  rule.check = std::move(check.value());
  return rule;
}

}  // namespace emend
