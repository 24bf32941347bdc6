#include "render/ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace emend {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Twelve lines: a heading, two entries, one of them around an image, and a chat header.
//
//   1 heading   2 -   3 entry   4 entry   5 -   6 entry   7 image   8 entry   9 -   10 header   11 entry   12 entry
Collection SampleCollection() {
  Collection collection;
  collection.export_name = "notes.txt";
  Section section;
  section.title = "Locks";
  section.heading_lines = {1};
  Entry first;
  first.lines = {3, 8};
  Entry second;
  second.lines = {11, 12};
  section.entries = {first, second};
  collection.sections = {section};
  collection.dropped = {{{7, 7}, DropReason::kImagePlaceholder}, {{10, 10}, DropReason::kChatHeader}};
  return collection;
}

const std::vector<std::string> kIds = {"first", "second"};

std::vector<bool> Filled() { return {true, false, true, true, false, true, true, true, false, true, true, true}; }

std::string MessagesOf(const std::vector<LedgerFault>& faults) {
  std::string out;
  for (const LedgerFault& fault : faults) out += fault.message + "\n";
  return out;
}

TEST(Ledger, TellsWhatBecameOfEachLine) {
  EXPECT_THAT(MakeLedger(SampleCollection(), kIds),
              ElementsAre(LedgerLine{{1, 1}, Fate::kHeading, ""}, LedgerLine{{3, 6}, Fate::kNote, "first"},
                          LedgerLine{{7, 7}, Fate::kDropped, "", DropReason::kImagePlaceholder},
                          LedgerLine{{8, 8}, Fate::kNote, "first"},
                          LedgerLine{{10, 10}, Fate::kDropped, "", DropReason::kChatHeader},
                          LedgerLine{{11, 12}, Fate::kNote, "second"}));
}

TEST(Ledger, AddsUp) { EXPECT_THAT(CheckLedger(MakeLedger(SampleCollection(), kIds), Filled()), IsEmpty()); }

TEST(Ledger, AnEmptyExportAddsUp) { EXPECT_THAT(CheckLedger({}, {}), IsEmpty()); }

// Each way to lose or double a line is broken on purpose and must be reported.
TEST(Ledger, ALostLineIsReported) {
  Collection collection = SampleCollection();
  collection.sections[0].entries[1].lines = {11, 11};
  EXPECT_EQ(MessagesOf(CheckLedger(MakeLedger(collection, kIds), Filled())),
            "line 12 is in no note, no heading and no dropped range\n");
}

TEST(Ledger, ALostHeadingIsReported) {
  Collection collection = SampleCollection();
  collection.sections[0].heading_lines.clear();
  EXPECT_EQ(MessagesOf(CheckLedger(MakeLedger(collection, kIds), Filled())),
            "line 1 is in no note, no heading and no dropped range\n");
}

TEST(Ledger, ALineInTwoEntriesIsReported) {
  Collection collection = SampleCollection();
  collection.sections[0].entries[1].lines = {6, 12};
  EXPECT_EQ(MessagesOf(CheckLedger(MakeLedger(collection, kIds), Filled())),
            "line 6 is accounted for 2 times\nline 8 is accounted for 2 times\n");
}

TEST(Ledger, ALineThatTwoEntriesShareIsToldOnce) {
  Collection collection;
  collection.sections.resize(1);
  collection.sections[0].entries.resize(3);
  collection.sections[0].entries[0].lines = {1, 2};
  collection.sections[0].entries[1].lines = {2, 2};
  collection.sections[0].entries[2].lines = {2, 3};
  const Ledger ledger = MakeLedger(collection, std::vector<std::string>{"a", "b", "c"});
  EXPECT_THAT(ledger, ElementsAre(LedgerLine{{1, 2}, Fate::kNote, "a"}, LedgerLine{{3, 3}, Fate::kNote, "c"}));
  EXPECT_THAT(CheckLedger(ledger, {true, true, true}), IsEmpty());
}

TEST(Ledger, AHeadingInsideAnEntryIsReported) {
  Collection collection = SampleCollection();
  collection.sections[0].heading_lines = {1, 4};
  EXPECT_EQ(MessagesOf(CheckLedger(MakeLedger(collection, kIds), Filled())), "line 4 is accounted for 2 times\n");
}

TEST(Ledger, ALineDroppedTwiceIsReported) {
  Collection collection = SampleCollection();
  collection.dropped.push_back({{10, 10}, DropReason::kChatter});
  EXPECT_EQ(MessagesOf(CheckLedger(MakeLedger(collection, kIds), Filled())), "line 10 is accounted for 2 times\n");
}

TEST(Ledger, AnEntryWithoutNoteIsReported) {
  EXPECT_EQ(MessagesOf(CheckLedger(MakeLedger(SampleCollection(), std::vector<std::string>{"first"}), Filled())),
            "the entry of lines 11-12 is in no note\n");
}

TEST(Ledger, LinesBeyondTheExportAreReported) {
  Collection collection = SampleCollection();
  collection.sections[0].entries[1].lines = {11, 13};
  EXPECT_THAT(MessagesOf(CheckLedger(MakeLedger(collection, kIds), Filled())),
              HasSubstr("note lines 11-13 are not in the export, which has 12 lines\n"));
  collection.sections[0].entries[1].lines = {0, 0};
  EXPECT_THAT(MessagesOf(CheckLedger(MakeLedger(collection, kIds), Filled())), HasSubstr("note lines 0-0 are not in"));
}

// Whatever one line loses or wins, it shows.
TEST(Ledger, EveryRandomChangeOfOneLineIsReported) {
  std::mt19937 random(3);
  const Ledger whole = MakeLedger(SampleCollection(), kIds);
  int tried = 0;
  for (int round = 0; round < 3000; ++round) {
    Ledger ledger = whole;
    const int line = static_cast<int>(random() % 12) + 1;
    if (!Filled()[static_cast<size_t>(line) - 1]) continue;
    const bool lose = random() % 2 == 0;
    Ledger broken;
    for (const LedgerLine& range : ledger) {
      const bool holds = range.lines.first <= line && line <= range.lines.last;
      if (!lose || !holds) broken.push_back(range);
      if (lose && holds && range.lines.first < line) {
        broken.push_back({{range.lines.first, line - 1}, range.fate, range.id, range.reason});
      }
      if (lose && holds && line < range.lines.last) {
        broken.push_back({{line + 1, range.lines.last}, range.fate, range.id, range.reason});
      }
    }
    if (!lose) broken.push_back({{line, line}, Fate::kDropped, "", DropReason::kLabel});
    const auto faults = CheckLedger(broken, Filled());
    ASSERT_EQ(faults.size(), 1u);
    ASSERT_EQ(faults[0].line, line);
    ++tried;
  }
  std::printf("broke %d ledgers, all were reported\n", tried);
}

TEST(FilledLines, KnowsBlankOnes) {
  EXPECT_THAT(FilledLines("a\n\n \t\r\n\xC2\xA0\nb"), ElementsAre(true, false, false, false, true));
  EXPECT_THAT(FilledLines(""), IsEmpty());
}

TEST(RenderLedger, IsJsonLines) {
  EXPECT_EQ(RenderLedger(MakeLedger(SampleCollection(), kIds), "a \"b\".txt"),
            R"({"export":"a \"b\".txt","lines":"1-1","fate":"heading","id":null,"reason":null}
{"export":"a \"b\".txt","lines":"3-6","fate":"note","id":"first","reason":null}
{"export":"a \"b\".txt","lines":"7-7","fate":"dropped","id":null,"reason":"image-placeholder"}
{"export":"a \"b\".txt","lines":"8-8","fate":"note","id":"first","reason":null}
{"export":"a \"b\".txt","lines":"10-10","fate":"dropped","id":null,"reason":"chat-header"}
{"export":"a \"b\".txt","lines":"11-12","fate":"note","id":"second","reason":null}
)");
}

}  // namespace
}  // namespace emend
