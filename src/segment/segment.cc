#include "segment/segment.h"

#include "segment/account.h"
#include "segment/bare_numbers.h"
#include "segment/entries.h"
#include "segment/outline.h"
#include "segment/plan.h"
#include "segment/questions.h"
#include "segment/tails.h"

namespace emend {

Collection SegmentDocument(const Document& document, std::string export_name) {
  Collection collection;
  collection.export_name = std::move(export_name);
  {
    const Outline outline = MakeOutline(document);
    Plan plan = PlanSections(document, outline, FindQuestions(document, outline));
    PlanFrames(document, outline, plan);
    PlanTails(document, outline, plan);
    CutEntries(document, outline, plan, collection);
    DropOpeningSigns(collection);
    DropBareNumbers(collection);
  }  // the account is large too: they need not stand beside it
  SettleAccount(document, collection);
  return collection;
}

}  // namespace emend
