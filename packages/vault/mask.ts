import type { PersonalKind } from '@wangge/contract'
import { graphemesOf } from '@wangge/contract/words'

// 复姓: a surname of two characters stays whole
const compoundSurnames = new Set(
  '欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 独孤 南宫 东方 端木 百里 呼延 拓跋 歐陽 司馬 諸葛 長孫 獨孤 東方'.split(
    ' ',
  ),
)

const maskName = (name: string): string => {
  const characters = graphemesOf(name)
  if (characters.length < 2) return '*'
  const kept = characters.length > 2 && compoundSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1
  return characters.slice(0, kept).join('') + '*'.repeat(Math.min(characters.length - kept, 3))
}

const maskPhone = (phone: string): string => {
  const digits = phone.replace(/^\+86/, '').replace(/\D/g, '')
  return digits.length < 8 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`
}

// from the narrowest place-word to the widest: what stays is up to the first of them that occurs
const placeWords = [
  '嘎查',
  '社区',
  '社區',
  '村',
  '屯',
  '街道',
  '苏木',
  '蘇木',
  '镇',
  '鎮',
  '乡',
  '鄉',
  '旗',
  '县',
  '縣',
  '区',
  '區',
  '市',
]

/** The front of a text, longer where a character would be cut. */
const wholeUpTo = (text: string, length: number): string => {
  let front = ''
  for (const one of graphemesOf(text)) if (front.length < length) front += one
  return front
}

const maskAddress = (address: string): string => {
  for (const word of placeWords) {
    const at = address.indexOf(word)
    if (at > 0) return `${wholeUpTo(address, at + word.length)}****`
  }
  return '****'
}

const masks: Record<PersonalKind, (text: string) => string> = {
  name: maskName,
  phone: maskPhone,
  address: maskAddress,
  note: () => '****',
}

/** What those who may not unmask are shown: 张*, 138****1234, an address up to its village. */
export const mask = (kind: PersonalKind, text: string): string => masks[kind](text)
