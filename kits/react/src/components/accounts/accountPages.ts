import { LOGIN, PROFILE, SIGN_UP } from '../../lib/accounts/places'
import { LoginPage } from './LoginPage'
import { ProfilePage } from './ProfilePage'
import { SignUpPage } from './SignUpPage'

/** Pages that every app with accounts has. */
export const accountPages = [
  { id: LOGIN, title: 'Log in', Component: LoginPage, hidden: true },
  { id: SIGN_UP, title: 'Sign up', Component: SignUpPage, hidden: true },
  { id: PROFILE, title: 'Profile', Component: ProfilePage, hidden: true },
]
