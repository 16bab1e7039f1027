import { makeStyles, tokens } from '@fluentui/react-components'
import type { Report } from '../../shared/contract/report.ts'
import { Imported } from '../text/imported.tsx'

const useStyles = makeStyles({
  report: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  title: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  heading: {
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    marginBlock: tokens.spacingVerticalS,
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'fit-content(40%) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
  },
  name: { overflowWrap: 'anywhere' },
  value: { margin: 0, overflowWrap: 'anywhere' },
  table: { borderCollapse: 'collapse', width: '100%', marginBlockStart: tokens.spacingVerticalS },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    paddingBlock: tokens.spacingVerticalXS,
    paddingInlineEnd: tokens.spacingHorizontalM,
    borderBottom: '1px solid color-mix(in srgb, currentColor 25%, transparent)',
    overflowWrap: 'anywhere',
  },
})

/** A report in the station's words, on the screen and on paper. */
export function ReportView({ report, titled }: { readonly report: Report; readonly titled: boolean }) {
  const styles = useStyles()
  return (
    <article className={styles.report} lang={report.language}>
      {titled ? (
        <h2 className={styles.title}>
          <Imported text={report.title} />
        </h2>
      ) : null}
      <div>
        <Imported text={report.made} />
      </div>
      {report.sections.map(({ heading, facts, columns, rows, empty }) => (
        <section key={heading}>
          <h3 className={styles.heading}>{heading}</h3>
          <dl className={styles.facts}>
            {facts.map(({ name, value }) => [
              <dt key={`${name} ${value} name`} className={styles.name}>
                {name}
              </dt>,
              <dd key={`${name} ${value}`} className={styles.value}>
                <Imported text={value} />
              </dd>,
            ])}
          </dl>
          {columns.length > 0 && rows.length === 0 ? <div>{empty}</div> : null}
          {rows.length === 0 ? null : (
            <table className={styles.table}>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col" className={styles.cell}>
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.map(({ text }) => text).join('\n')}>
                    {columns.map((column, index) => (
                      <td key={column} className={styles.cell} lang={row[index]?.language}>
                        <Imported text={row[index]?.text ?? ''} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
    </article>
  )
}
