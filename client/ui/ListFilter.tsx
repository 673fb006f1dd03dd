type Props = {
  /** The list's own address. */
  path: string
  /** The name of what narrows it in addresses. */
  name: string
  label: string
  options: readonly (readonly [value: string, says: string])[]
  now: string | null
}

/** Narrows a list to one kind, by its address: a form that needs no script. */
export function ListFilter({ path, name, label, options, now }: Props) {
  return (
    <form method="get" action={path} class="list-filter">
      <label>
        {label}
        <select name={name}>
          <option value="">All</option>
          {options.map(([value, says]) => (
            <option key={value} value={value} selected={value === now}>
              {says}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="quiet">
        Show
      </button>
    </form>
  )
}
