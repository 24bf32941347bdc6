// JSON that no parser takes.
#include <nlohmann/json.hpp>

#include "check/builtin.h"
#include "check/builtin/code_text.h"

namespace emend {
namespace {

// Finds where a JSON text stops being one.
class FaultFinder : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception&) override {
    fault_ = position == 0 ? 0 : position - 1;  // counted from 1
    return false;
  }

  size_t fault() const { return fault_; }

 private:
  size_t fault_ = 0;
};

void FindCodeJson(const FileView& view, std::vector<Hit>& hits) {
  for (size_t i = 0; i < view.file().passages.size(); ++i) {
    const Passage& passage = view.passage(i);
    if (passage.kind != PassageKind::kCode || passage.language != "json" || IsElided(passage.text)) continue;
    // Several values one below the other, as in a log, and comments are no fault in notes.
    if (passage.text.find("//") != std::string::npos || passage.text.find("\n}\n{") != std::string::npos) continue;
    if (passage.text.find_first_not_of(" \n\t") == std::string::npos) continue;
    FaultFinder finder;
    if (nlohmann::json::sax_parse(passage.text, &finder)) continue;
    const size_t at = std::min(finder.fault(), passage.text.size() - 1);
    hits.push_back(HitAt(i, {at, at + 1}));
  }
}

}  // namespace

extern const BuiltIn code_json_builtin;
const BuiltIn code_json_builtin = {
    .name = "Text.Json",
    .message = "the JSON breaks off here: a comma, a quote or a bracket is missing or one too many",
    .description = "A reader who copies the snippet gets a parse error.",
    .level = Severity::kWarning,
    .fix = FixSafety::kNone,
    .on_request = false,
    .find = FindCodeJson,
};

}  // namespace emend
