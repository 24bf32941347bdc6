// Any bytes as a file: text in well-formed UTF-8, or an error that says why not.
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "repair/decode.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace emend;
  const std::string input(reinterpret_cast<const char*>(bytes), size);
  const Result<DecodedText> decoded = DecodeBytes(input);
  if (!decoded.ok()) {
    Require(!decoded.error().message.empty(), "an error says why", input);
    return 0;
  }
  const DecodedText& text = decoded.value();
  Require(!FindInvalidUtf8(text.text), "the text is UTF-8", text.text);
  Require(!text.encoding.empty() && text.certainty > 0 && text.certainty <= 1, "the encoding is named", text.encoding);
  if (text.encoding == "utf-8") {
    const size_t mark = text.byte_order_mark ? 3 : 0;
    Require(input.substr(mark) == text.text, "UTF-8 stays as it is", input);
  }
  return 0;
}
