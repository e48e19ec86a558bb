import { useId, useState } from 'react'
import { checkRow, type Problems } from '../../lib/records/check'
import type { Values } from '../../lib/records/collection'
import type { Entity } from '../../lib/records/fields'
import { blankRow } from '../../lib/records/values'
import { checkCard, emptyCard, type Card, type CardProblems } from '../../lib/shop/card'
import { askedFields, paymentsOf, paymentText } from '../../lib/shop/checkout'
import { currencyOf, type Goods } from '../../lib/shop/goods'
import { placeOrder, type OrderFields, type Placed } from '../../lib/shop/order'
import { totalsOf, type Coupon } from '../../lib/shop/totals'
import { useCart, useItems } from '../../lib/shop/useCart'
import { transact } from '../../lib/store/transaction'
import { useAttempt } from '../../lib/store/useStored'
import { useViewer } from '../../lib/viewer/useViewer'
import { store } from '../../store'
import { Part } from '../layout/Page'
import { FieldInput } from '../records/FieldInput'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import { Confirmation } from './Confirmation'
import { OrderSummary } from './OrderSummary'
import { PaymentFields } from './PaymentFields'
import { linkStyle } from './styles'

interface Props {
  /** The orders. */
  entity: Entity
  heading?: string
  goods: readonly Goods[]
  /** Ids of the fields the buyer fills in. */
  fields: readonly string[]
  /** Asks for an address even if orders have no field for it. */
  delivery?: boolean
  orderFields: OrderFields
  numberPrefix: string
  shipping?: number
  freeShippingFrom?: number
  taxPercent?: number
  coupons?: readonly Coupon[]
  shopHref?: string
  ordersHref?: string
}

/** Who buys, where it goes, how it is paid; then the order is placed. No card is ever charged. */
export function Checkout(props: Props) {
  const { entity, heading, goods, orderFields, numberPrefix, shopHref, ordersHref } = props
  const { shipping, freeShippingFrom, taxPercent, coupons } = props
  const terms = { shipping, freeShippingFrom, taxPercent, coupons }
  const id = useId()
  const viewer = useViewer()
  const { cart } = useCart()
  const items = useItems(cart, goods)
  const { attempt, error } = useAttempt()
  const asked = askedFields(entity, props.fields, props.delivery === true)
  const payments = paymentsOf(entity, orderFields.payment)
  const [values, setValues] = useState<Values>(() => startValues(asked, viewer.name))
  const [problems, setProblems] = useState<Problems>({})
  const [payment, setPayment] = useState(payments[0]?.value ?? '')
  const [card, setCard] = useState<Card>(emptyCard)
  const [cardProblems, setCardProblems] = useState<CardProblems>({})
  const [placed, setPlaced] = useState<Placed | null>(null)
  const currency = currencyOf(goods)

  function submit() {
    const chosen = payments.find((one) => one.value === payment)
    const found = checkRow(asked, values)
    const wrong = chosen?.card ? checkCard(card, new Date()) : {}
    setProblems(found)
    setCardProblems(wrong)
    const first = [...asked.fields.map((field) => field.id), 'number', 'expiry', 'cvc'].find(
      (one) => one in found || one in wrong,
    )
    if (first) return document.getElementById(`${id}-${first}`)?.focus()
    if (!chosen) return
    const sale = { orders: entity, fields: orderFields, prefix: numberPrefix, goods, terms }
    const text = paymentText(entity, orderFields.payment, chosen, card)
    attempt(() =>
      setPlaced(transact(store, (draft) => placeOrder(draft, sale, values, text, new Date()))),
    )
  }

  if (placed) {
    return (
      <Confirmation
        placed={placed}
        email={values.email}
        shopHref={shopHref}
        ordersHref={ordersHref}
      />
    )
  }
  if (items.length === 0) {
    return (
      <Part heading={heading}>
        <div className={cardStyle}>
          <EmptyState
            icon="cart"
            title="Your cart is empty"
            text="There is nothing to pay for yet."
          >
            {shopHref && (
              <a href={shopHref} className={linkStyle.primary}>
                Continue shopping
              </a>
            )}
          </EmptyState>
        </div>
      </Part>
    )
  }
  return (
    <Part heading={heading}>
      <form
        id="checkout"
        noValidate
        className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="flex min-w-0 flex-col gap-6">
          <fieldset className={`${cardStyle} flex min-w-0 flex-col gap-5 p-5`}>
            <legend className="float-left mb-5 w-full font-semibold tracking-tight">
              {props.delivery ? 'Contact and delivery' : 'Your details'}
            </legend>
            {asked.fields.map((field) => (
              <FieldInput
                key={field.id}
                field={field}
                id={`${id}-${field.id}`}
                value={values[field.id] ?? null}
                error={problems[field.id]}
                onChange={(value) => setValues((known) => ({ ...known, [field.id]: value }))}
              />
            ))}
          </fieldset>
          <PaymentFields
            id={id}
            payments={payments}
            value={payment}
            onChange={setPayment}
            card={card}
            onCard={setCard}
            problems={cardProblems}
          />
        </div>
        <section
          className={`${cardStyle} flex flex-col gap-5 p-5 lg:sticky lg:top-20`}
          aria-label="Order summary"
        >
          <h2 className="font-semibold tracking-tight">Order summary</h2>
          <OrderSummary
            items={items}
            totals={totalsOf(items, terms, cart.coupon, currency)}
            terms={terms}
            code={cart.coupon}
            currency={currency}
          />
          <ErrorNotice message={error} />
          <Button type="submit" look="primary" className="h-12">
            Place order
          </Button>
        </section>
      </form>
    </Part>
  )
}

/** Whoever has said who they are need not say it again. */
function startValues(asked: Entity, name: string): Values {
  const first = asked.fields[0]
  const known = first?.type === 'text' && name !== '' ? { [first.id]: name } : {}
  return { ...blankRow(asked, new Date()), ...known }
}
