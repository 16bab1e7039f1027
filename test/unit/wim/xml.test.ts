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

  it('tells what Windows an image holds', () => {
    const windows =
      '<ARCH>9</ARCH><PRODUCTNAME>Microsoft® Windows® Operating System</PRODUCTNAME><EDITIONID>Enterprise</EDITIONID>' +
      '<INSTALLATIONTYPE>Client</INSTALLATIONTYPE><LANGUAGES><LANGUAGE>en-US</LANGUAGE><LANGUAGE>sv-SE</LANGUAGE>' +
      '<DEFAULT>sv-SE</DEFAULT></LANGUAGES><VERSION><MAJOR>10</MAJOR><MINOR>0</MINOR><BUILD>26100</BUILD>' +
      '<SPBUILD>1742</SPBUILD><SPLEVEL>0</SPLEVEL></VERSION>'
    const { images } = readFacts(
      `<WIM>${image(1, `<WINDOWS>${windows}</WINDOWS><FLAGS>Enterprise</FLAGS><DISPLAYNAME>W</DISPLAYNAME>`)}</WIM>`,
    )
    expect(images[0]).toMatchObject({ architecture: 'x64', flags: 'Enterprise', displayName: 'W' })
    expect(images[0]?.windows).toEqual({
      productName: 'Microsoft® Windows® Operating System',
      edition: 'Enterprise',
      installationType: 'Client',
      version: '10.0.26100.1742',
      servicePackLevel: 0,
      languages: ['en-US', 'sv-SE'],
      defaultLanguage: 'sv-SE',
    })
  })

  it('may describe no images, or a Windows of which nothing is known', () => {
    expect(readFacts('<WIM></WIM>').images).toEqual([])
    expect(
      readFacts(`<WIM>${image(1, '<WINDOWS/>')}${image(2, '')}</WIM>`).images.map(({ windows }) => windows),
    ).toEqual([
      {
        productName: '',
        edition: '',
        installationType: '',
        version: '',
        servicePackLevel: 0,
        languages: [],
        defaultLanguage: '',
      },
      undefined,
    ])
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
