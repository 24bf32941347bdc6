#include "check/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <variant>

#include "base/escape.h"
#include "base/line_index.h"
#include "base/nearest.h"
#include "notes/yaml_tree.h"

namespace emend {
namespace {

constexpr std::array<std::string_view, 3> kLevels = {"suggestion", "warning", "error"};

class SettingsReader {
 public:
  SettingsReader(std::string_view text, const std::string& path) : text_(text), path_(path), lines_(text) {}

  Result<Settings> Read(const YamlNode& root) {
    Settings settings;
    if (root.kind == YamlKind::kNull) return settings;
    ReadMapping(root, "emend.yaml", kKeys, settings);
    if (fault_.has_value()) return *fault_;
    return settings;
  }

 private:
  template <typename Target>
  struct Key {
    std::string_view name;
    void (SettingsReader::*read)(const YamlNode& value, Target& target);
  };

  void Fail(const YamlNode& node, std::string message) {
    if (!fault_.has_value()) fault_ = ToError({node.span.begin, std::move(message)}, text_, path_);
  }

  template <typename Target, size_t N>
  void ReadMapping(const YamlNode& node, std::string_view what, const std::array<Key<Target>, N>& keys,
                   Target& target) {
    if (node.kind != YamlKind::kMapping)
      return Fail(node, fmt::format("{} must be a mapping, `key: value`", what));
    std::vector<std::string_view> known;
    for (const Key<Target>& key : keys) known.push_back(key.name);
    for (const YamlMember& member : node.members) {
      const auto key = std::find(known.begin(), known.end(), member.key.text);
      if (key == known.end()) {
        const std::string_view nearest = NearestName(member.key.text, known);
        return Fail(member.key, fmt::format("{} has no key \"{}\"; {}", what, EscapeForTerminal(member.key.text),
                                            nearest.empty() ? fmt::format("known are {}", fmt::join(known, ", "))
                                                            : fmt::format("did you mean \"{}\"?", nearest)));
      }
      key_ = *key;
      (this->*keys[static_cast<size_t>(key - known.begin())].read)(member.value, target);
    }
  }

  bool IsText(const YamlNode& node) {
    if (node.kind == YamlKind::kScalar && !node.text.empty()) return true;
    Fail(node, fmt::format("`{}` must be a text", key_));
    return false;
  }

  // One text, or a list of them.
  template <typename Add>
  void ReadTexts(const YamlNode& node, Add add) {
    if (node.kind != YamlKind::kSequence) {
      if (IsText(node)) add(node);
      return;
    }
    for (const YamlNode& item : node.items) {
      if (IsText(item)) add(item);
    }
  }

  template <std::vector<std::string> Settings::*Field>
  void ReadList(const YamlNode& node, Settings& settings) {
    ReadTexts(node, [&](const YamlNode& item) { (settings.*Field).push_back(item.text); });
  }

  Selected ToSelected(const YamlNode& node) const {
    const Position place = lines_.PositionOf(node.span.begin);
    return {node.text, place.line, place.column};
  }

  std::optional<Severity> ReadLevel(const YamlNode& node) {
    const auto level = std::find(kLevels.begin(), kLevels.end(), node.text);
    if (node.kind == YamlKind::kScalar && level != kLevels.end()) return static_cast<Severity>(level - kLevels.begin());
    Fail(node, fmt::format("a level is {}; choose one of them", fmt::join(kLevels, ", ")));
    return std::nullopt;
  }

  void ReadSelect(const YamlNode& node, RuleChoice& choice) {
    ReadTexts(node, [&](const YamlNode& item) { choice.select.push_back(ToSelected(item)); });
  }
  void ReadIgnore(const YamlNode& node, RuleChoice& choice) {
    ReadTexts(node, [&](const YamlNode& item) { choice.ignore.push_back(ToSelected(item)); });
  }
  void ReadSeverity(const YamlNode& node, RuleChoice& choice) {
    if (node.kind != YamlKind::kMapping) return Fail(node, "`severity` must be a mapping, `Rule: level`");
    for (const YamlMember& member : node.members) {
      if (const auto level = ReadLevel(member.value)) choice.severity.push_back({ToSelected(member.key), *level});
    }
  }

  template <void (SettingsReader::*Read)(const YamlNode&, RuleChoice&)>
  void ReadChoice(const YamlNode& node, Settings& settings) {
    (this->*Read)(node, settings.choice);
  }
  template <void (SettingsReader::*Read)(const YamlNode&, RuleChoice&)>
  void ReadPathChoice(const YamlNode& node, PathChoice& path) {
    (this->*Read)(node, path.choice);
  }

  void ReadPath(const YamlNode& node, PathChoice& path) {
    if (IsText(node)) path.path = node.text;
  }

  void ReadPerPath(const YamlNode& node, Settings& settings) {
    if (node.kind != YamlKind::kSequence) return Fail(node, "`per-path` must be a list of {path, select, ignore, severity}");
    for (const YamlNode& item : node.items) {
      PathChoice path;
      ReadMapping(item, "an entry of `per-path`", kPathKeys, path);
      if (path.path.empty()) Fail(item, "an entry of `per-path` needs `path`, a pattern such as drafts/**");
      settings.per_path.push_back(std::move(path));
    }
  }

  void ReadFailLevel(const YamlNode& node, Settings& settings) { settings.fail_level = ReadLevel(node); }

  void ReadThreshold(const YamlNode& node, Settings& settings) {
    double value = 0;
    const char* end = node.text.data() + node.text.size();
    const auto [stop, error] = std::from_chars(node.text.data(), end, value);
    if (node.kind != YamlKind::kScalar || error != std::errc() || stop != end || !(value >= 0 && value <= 1))
      return Fail(node, "`threshold` must be a number from 0 to 1");
    settings.dedup_threshold = value;
  }
  void ReadDedup(const YamlNode& node, Settings& settings) { ReadMapping(node, "`dedup`", kDedupKeys, settings); }

  static constexpr std::array<Key<Settings>, 11> kKeys = {{
      {"content", &SettingsReader::ReadList<&Settings::content>},
      {"rules", &SettingsReader::ReadList<&Settings::rules>},
      {"dictionaries", &SettingsReader::ReadList<&Settings::dictionaries>},
      {"vocabulary", &SettingsReader::ReadList<&Settings::vocabulary>},
      {"select", &SettingsReader::ReadChoice<&SettingsReader::ReadSelect>},
      {"ignore", &SettingsReader::ReadChoice<&SettingsReader::ReadIgnore>},
      {"severity", &SettingsReader::ReadChoice<&SettingsReader::ReadSeverity>},
      {"per-path", &SettingsReader::ReadPerPath},
      {"fail-level", &SettingsReader::ReadFailLevel},
      {"dedup", &SettingsReader::ReadDedup},
      {"exclude", &SettingsReader::ReadList<&Settings::exclude>},
  }};
  static constexpr std::array<Key<PathChoice>, 4> kPathKeys = {{
      {"path", &SettingsReader::ReadPath},
      {"select", &SettingsReader::ReadPathChoice<&SettingsReader::ReadSelect>},
      {"ignore", &SettingsReader::ReadPathChoice<&SettingsReader::ReadIgnore>},
      {"severity", &SettingsReader::ReadPathChoice<&SettingsReader::ReadSeverity>},
  }};
  static constexpr std::array<Key<Settings>, 1> kDedupKeys = {{
      {"threshold", &SettingsReader::ReadThreshold},
  }};

  std::string_view text_;
  const std::string& path_;
  const LineIndex lines_;
  std::string_view key_;
  std::optional<Error> fault_;
};

}  // namespace

Result<Settings> ParseSettings(std::string_view text, const std::string& path) {
  auto parsed = ParseYaml(text);
  if (const auto* fault = std::get_if<YamlFault>(&parsed)) return ToError(*fault, text, path);
  return SettingsReader(text, path).Read(std::get<YamlNode>(parsed));
}

}  // namespace emend
