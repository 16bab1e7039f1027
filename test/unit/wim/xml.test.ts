import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
import { readFacts } from '../../../shared/wim/xml.ts'

const image = (index: number, inner: string) => `<IMAGE INDEX="${index}">${inner}</IMAGE>`

describe('the XML data of a WIM', () => {
  it('describes images in the order of their indexes, whatever their order in the text', () => {
    const { images } = readFacts(
      `<WIM>${image(2, '<NAME>b</NAME>')}${image(1, '<NAME>a</NAME><WINDOWS><ARCH>12</ARCH></WINDOWS>')}</WIM>`,
    )
    expect(images.map(({ index, name, architecture }) => [index, name, architecture])).toEqual([
      [1, 'a', 'arm64'],
      [2, 'b', 'unknown'],
    ])
  })

  it("gives names as they were meant: with XML's own entities, as text even when they look like numbers", () => {
    const { images } = readFacts(
      `<WIM>${image(1, '<NAME>A &lt;b&gt; &amp; &quot;c&apos; &amp;lt;</NAME>')}${image(2, '<NAME>0010</NAME>')}</WIM>`,
    )
    expect(images.map(({ name }) => name)).toEqual([`A <b> & "c' &lt;`, '0010'])
  })

  it('leaves entities of a document type alone', () => {
    const bomb = '<!DOCTYPE WIM [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    const facts = () => readFacts(`${bomb}<WIM>${image(1, '<NAME>&b;</NAME>')}</WIM>`)
    expect(facts().images[0]?.name).toBe('&b;')
  })

  it('is refused when it is no description of images', () => {
    for (const text of ['', '<OTHER/>', '<WIM><IMAGE/></WIM>', `<WIM>${image(1, '<FILECOUNT>-1</FILECOUNT>')}</WIM>`])
      expect(() => readFacts(text)).toThrow(new Fault('media-xml-damaged'))
  })
})
