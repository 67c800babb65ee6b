using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DragGan.Architecture.Tests;

/// <summary>Types, parameters and values as C# writes them, nullability included.</summary>
internal static class SurfaceNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>The line that declares a type: kind, name, base class and interfaces.</summary>
    public static string OfDeclaration(Type type)
    {
        string kind = type.IsEnum ? "enum"
            : type.IsSubclassOf(typeof(Delegate)) ? "delegate"
            : type.IsInterface ? "interface"
            : type.IsValueType ? $"{(type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : string.Empty)}{(type.IsByRefLike ? "ref " : string.Empty)}struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        if (kind == "delegate")
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            return $"delegate {Of(invoke.ReturnParameter)} {type.Namespace}.{Of(type)}({string.Join(", ", invoke.GetParameters().Select(OfDeclaration))})";
        }

        IEnumerable<Type> inherited = type.IsEnum ? [] : type.GetInterfaces();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            inherited = inherited.Except(parent.GetInterfaces()).Prepend(parent);
        }

        string bases = string.Join(", ", inherited.Select(Of).Order(StringComparer.Ordinal));
        return $"{kind} {type.Namespace}.{Of(type)}{(bases.Length > 0 ? $" : {bases}" : string.Empty)}";
    }

    /// <summary>A parameter with its direction, type, name and default.</summary>
    public static string OfDeclaration(ParameterInfo parameter)
    {
        string direction = parameter.IsOut ? "out "
            : parameter.ParameterType.IsByRef ? (parameter.IsIn ? "in " : "ref ")
            : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : string.Empty;
        string fallback = parameter.HasDefaultValue ? $" = {OfValue(parameter.DefaultValue)}" : string.Empty;
        return $"{direction}{Of(parameter)} {parameter.Name}{fallback}";
    }

    /// <summary>The type of a parameter or return value, with '?' where it may be null.</summary>
    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    /// <summary>The type of a property, with '?' where it may be null.</summary>
    public static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    /// <summary>The type of a field, with '?' where it may be null.</summary>
    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    /// <summary>A type's short name with its generic arguments.</summary>
    public static string Of(Type type) => Of(type, nullability: null);

    /// <summary>A constant as C# writes it.</summary>
    public static string OfValue(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return $"{Of(value)}?";
        }

        string mark = !type.IsValueType && nullability?.ReadState == NullabilityState.Nullable ? "?" : string.Empty;
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[]{mark}";
        }

        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword + mark;
        }

        string name = type.Name.Split('`')[0];
        string outer = type is { IsNested: true, IsGenericParameter: false } ? $"{Of(type.DeclaringType!)}." : string.Empty;
        NullabilityInfo[] inner = nullability?.GenericTypeArguments ?? [];
        string arguments = type.IsGenericType
            ? $"<{string.Join(", ", type.GetGenericArguments().Select((argument, i) => Of(argument, i < inner.Length ? inner[i] : null)))}>"
            : string.Empty;
        return $"{outer}{name}{arguments}{mark}";
    }
}
