import { contradictionTypes } from '../../shared/contradictions/views.ts'
import { isInPart, newestFirst } from '../../shared/pages/newest-first.ts'
import { Contradiction } from '../contradictions/Contradiction.tsx'
import { usePage } from '../live/store.ts'
import { ListFilter } from '../ui/ListFilter.tsx'
import { MoreOfList } from '../ui/MoreOfList.tsx'
import { usePageOf } from './of-kind.ts'

const path = '/contradictions'

/** The contradictions that people have marked, the newest first, with those that come while the page is open. */
export function Contradictions() {
  const page = usePageOf('contradictions')
  const { type, before } = page
  const shown = Object.values(usePage().tables.contradiction)
    .filter((each) => (type === null || each.type === type) && isInPart(page, each))
    .sort(newestFirst)
  return (
    <>
      <header class="page-head">
        <h1>Contradictions</h1>
        <p class="lede">
          Where a report disagrees with itself, with its rating, with the law or with another report.
        </p>
      </header>
      <ListFilter
        path={path}
        name="type"
        label="Kind"
        options={Object.entries(contradictionTypes).map(([value, { label }]) => [value, label])}
        now={type}
      />
      {shown.length === 0 && <p class="empty">{nothing(type !== null || before !== null)}</p>}
      {shown.map((contradiction) => (
        <Contradiction key={contradiction.id} contradiction={contradiction} withThread />
      ))}
      <MoreOfList
        part={page}
        path={type === null ? path : `${path}?type=${type}`}
        newest="The newest contradictions"
        earlier="Earlier contradictions"
      />
    </>
  )
}

const nothing = (isPart: boolean) =>
  isPart
    ? 'None here.'
    : 'Nothing here yet. Open a document, select the words that do not fit, and set them against a grade or against other words.'
