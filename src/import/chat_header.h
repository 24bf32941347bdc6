// The headers of messages: a time and a name in any order, the names of assistants, the fields of e-mails.
#ifndef EMEND_IMPORT_CHAT_HEADER_H_
#define EMEND_IMPORT_CHAT_HEADER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace emend {

enum class ChatShape : uint8_t { kBracket, kStampFirst, kNameFirst, kSpeaker, kMail, kStampAlone, kSpeech };

struct ChatHeader {
  ChatShape shape;
  std::string name;
  size_t length;    // bytes of the line that belong to the header; all of them if the message stands below
  size_t time = 0;  // bytes of a time in brackets at the begin of the line
};

// The header that the line is or begins with, by its shape alone.
std::optional<ChatHeader> ReadChatHeader(std::string_view line);

}  // namespace emend

#endif  // EMEND_IMPORT_CHAT_HEADER_H_
