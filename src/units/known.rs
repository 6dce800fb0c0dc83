//! What is known of a value: the four states that must never be mistaken for each other.

/// A value, or the reason why there is none. Zero is a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known<T> {
    /// Reported, or computed from what is reported.
    Value(T),
    /// Nobody has reported it yet; it is not summed and not ranked.
    NotReported,
    /// It cannot exist here, such as a rate without a base.
    NotApplicable,
    /// Reported, but not for publication.
    NotPublic,
}

impl<T> Known<T> {
    /// The value, when there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::NotReported | Self::NotApplicable | Self::NotPublic => None,
        }
    }

    /// Applies a function to the value and keeps every other state.
    pub fn map<U>(self, function: impl FnOnce(T) -> U) -> Known<U> {
        self.and_then(|value| Known::Value(function(value)))
    }

    /// Applies a function that may itself find nothing, and keeps every other state.
    pub fn and_then<U>(self, function: impl FnOnce(T) -> Known<U>) -> Known<U> {
        match self {
            Self::Value(value) => function(value),
            Self::NotReported => Known::NotReported,
            Self::NotApplicable => Known::NotApplicable,
            Self::NotPublic => Known::NotPublic,
        }
    }

    /// A reference to what is inside.
    pub fn as_ref(&self) -> Known<&T> {
        match self {
            Self::Value(value) => Known::Value(value),
            Self::NotReported => Known::NotReported,
            Self::NotApplicable => Known::NotApplicable,
            Self::NotPublic => Known::NotPublic,
        }
    }

    /// A computed value; nothing means that it does not apply.
    pub fn or_not_applicable(value: Option<T>) -> Self {
        value.map_or(Self::NotApplicable, Self::Value)
    }

    /// An entered value; nothing means that nobody reported it.
    pub fn or_not_reported(value: Option<T>) -> Self {
        value.map_or(Self::NotReported, Self::Value)
    }
}
