#include "check/rule_sketches.h"

#include <xxhash.h>

#include <cassert>
#include <cstring>
#include <utility>
#include <vector>

#include "check/rule_file.h"

namespace emend {
namespace {

struct ContentHash {
  uint64_t low, high;

  bool operator==(const ContentHash&) const = default;
};

ContentHash HashOf(std::string_view text) {
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  return {hash.low64, hash.high64};
}

// Numbers as the machine has them: what writes is built together with what reads.
class Writer {
 public:
  template <typename Number>
  void Put(Number number) {
    bytes_.append(reinterpret_cast<const char*>(&number), sizeof(number));
  }

  void Put(std::string_view text) {
    Put(static_cast<uint32_t>(text.size()));
    bytes_ += text;
  }

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

class SketchReader {
 public:
  explicit SketchReader(std::string_view bytes) : bytes_(bytes) {}

  bool done() const { return bytes_.empty(); }

  template <typename Number>
  Number Take() {
    Number number;
    std::memcpy(&number, TakeBytes(sizeof(number)).data(), sizeof(number));
    return number;
  }

  std::string_view TakeText() { return TakeBytes(Take<uint32_t>()); }

  std::string_view TakeBytes(size_t size) {
    assert(size <= bytes_.size());
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

 private:
  std::string_view bytes_;
};

void PutTexts(const std::vector<std::string>& texts, Writer& out) {
  out.Put(static_cast<uint32_t>(texts.size()));
  for (const std::string& text : texts) out.Put(std::string_view(text));
}

std::vector<std::string> TakeTexts(SketchReader& in) {
  std::vector<std::string> texts(in.Take<uint32_t>());
  for (std::string& text : texts) text = in.TakeText();
  return texts;
}

void Write(const RuleTrigger& trigger, Writer& out) {
  out.Put(trigger.always);
  out.Put(trigger.where);
  out.Put(static_cast<uint32_t>(trigger.least));
  out.Put(static_cast<uint32_t>(trigger.literals.size()));
  for (const Literal& literal : trigger.literals) {
    out.Put(literal.any_case);
    out.Put(literal.rarest);
    out.Put(std::string_view(literal.text));
  }
  PutTexts(trigger.patterns, out);
  out.Put(static_cast<uint32_t>(trigger.watched.words.size()));
  for (const facts::AskedWord& word : trigger.watched.words) {
    out.Put(static_cast<uint8_t>(word.kind));
    word.kind == facts::AskedWord::kPrefix ? out.Put(std::string_view(word.prefix)) : out.Put(word.stem);
  }
  out.Put(static_cast<uint32_t>(trigger.watched.needs.size()));
  for (const uint32_t number : trigger.watched.needs) out.Put(number);
}

RuleTrigger ReadTrigger(SketchReader in) {
  RuleTrigger trigger;
  trigger.always = in.Take<bool>();
  trigger.where = in.Take<RuleTrigger::Where>();
  trigger.least = in.Take<uint32_t>();
  trigger.literals.resize(in.Take<uint32_t>());
  for (Literal& literal : trigger.literals) {
    literal.any_case = in.Take<bool>();
    literal.rarest = in.Take<uint8_t>();
    literal.text = in.TakeText();
  }
  trigger.patterns = TakeTexts(in);
  trigger.watched.words.resize(in.Take<uint32_t>());
  for (facts::AskedWord& word : trigger.watched.words) {
    word.kind = static_cast<facts::AskedWord::Kind>(in.Take<uint8_t>());
    word.kind == facts::AskedWord::kPrefix ? void(word.prefix = in.TakeText()) : void(word.stem = in.Take<uint64_t>());
  }
  trigger.watched.needs.resize(in.Take<uint32_t>());
  const size_t size = trigger.watched.needs.size() * sizeof(uint32_t);
  if (size > 0) std::memcpy(trigger.watched.needs.data(), in.TakeBytes(size).data(), size);
  return trigger;
}

}  // namespace

RuleSketches::RuleSketches(std::string_view written) {
  for (SketchReader in(written); !in.done();) {
    const std::string_view name = in.TakeText();
    records_.emplace(name, in.TakeText());
  }
}

std::optional<Rule> RuleSketches::Find(const std::string& path, std::string& text) const {
  const std::string name = RuleNameOf(path);
  const auto found = records_.find(name);
  if (found == records_.end()) return std::nullopt;
  SketchReader record(found->second);
  if (!(record.Take<ContentHash>() == HashOf(text))) return std::nullopt;
  Rule rule;
  auto facts = std::make_shared<RuleFacts>();
  facts->name = name;
  rule.header.facts = std::move(facts);
  rule.header.path = path;
  rule.header.kind = record.TakeText();
  rule.header.scope.alternatives.resize(record.Take<uint32_t>());
  for (ScopeTerms& terms : rule.header.scope.alternatives) {
    terms.all = TakeTexts(record);
    terms.none = TakeTexts(record);
  }
  rule.asleep = std::make_unique<SleepingRule>(SleepingRule{std::move(text), ReadTrigger(record)});
  return rule;
}

void SketchBook::Add(std::string_view text, const std::string& path) {
  const Result<Rule> rule = ParseRule(text, path, RuleParts::kWithoutTests);
  if (!rule.ok()) return;
  Writer record;
  record.Put(HashOf(text));
  record.Put(std::string_view(rule.value().header.kind));
  record.Put(static_cast<uint32_t>(rule.value().header.scope.alternatives.size()));
  for (const ScopeTerms& terms : rule.value().header.scope.alternatives) {
    PutTexts(terms.all, record);
    PutTexts(terms.none, record);
  }
  Write(TriggerOf(rule.value()), record);
  Writer named;
  named.Put(std::string_view(rule.value().header.facts->name));
  named.Put(std::string_view(record.bytes()));
  written_ += named.bytes();
}

}  // namespace emend
